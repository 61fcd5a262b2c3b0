"""Estelar: every contact with a customer, a measured moment of truth."""

__version__ = "0.1.0"
