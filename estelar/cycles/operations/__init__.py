"""What is done with services, cycles, their drafts and their versions."""
