"""Tags of the pages of cycles."""
