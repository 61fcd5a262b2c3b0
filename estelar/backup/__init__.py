"""Back-ups that are known to restore: made, checked and brought back without Django."""
