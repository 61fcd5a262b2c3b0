"""Encounters (contactos): lived moments of truth, written by hand or read from files."""
