"""What other programs read and change: the same operations as the pages, as REST."""
