"""The terms that the law of each country gives for an answer: rule packs as data, and the arithmetic of a deadline. Pure."""
