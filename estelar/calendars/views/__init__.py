"""The pages of calendars: seeing them, and changing them in two steps (written, then confirmed with a reason)."""
