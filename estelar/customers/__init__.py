"""Customers: whoever is served. Only what encounters need so far: who they are, found or made, merged, erased."""
