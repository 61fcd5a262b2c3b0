"""The forms of messages."""
