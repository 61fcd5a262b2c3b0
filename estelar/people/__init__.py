"""Persons (the user model), units, roles, and the settings of the organisation."""
