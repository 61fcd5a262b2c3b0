"""News for other programs: journal lines sent to addresses that somebody gave."""
