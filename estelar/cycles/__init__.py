"""Services, their cycles, the versions of a cycle, and the moments of truth in it."""
