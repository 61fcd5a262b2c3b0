"""The organisation's own calendars: hours, holidays, closures and decreed days; every change makes a new version and says why."""
