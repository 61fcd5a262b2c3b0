"""The measures, one module per theme, and the registry of all of them (`MEASURES`)."""
