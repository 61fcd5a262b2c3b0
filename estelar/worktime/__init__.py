"""Business time: which hours and days count, and why. Pure: no Django, no clock, no database."""
