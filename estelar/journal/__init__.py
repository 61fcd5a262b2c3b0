"""The journal (bitácora): who did what, on what, when, from where. Written by every operation, never rewritten."""
