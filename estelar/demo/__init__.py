"""The demo: a fictional clinic network and a fictional public-service office, with truths planted in twelve months of contacts.

`truths` says what is planted, `words` holds names and comments, `generate` makes the contacts from a seed, `load` brings them in
through the same operations that people use.
"""
