"""Tags of the page of the API."""
