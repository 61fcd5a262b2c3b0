"""Messages in and out: mailboxes and messaging adapters, the custody of what comes in, and the ledger that accounts for every message."""
