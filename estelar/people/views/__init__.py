"""Pages of units, persons, own settings and the organisation."""
