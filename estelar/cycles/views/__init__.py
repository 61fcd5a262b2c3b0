"""The pages of services, cycles, versions, and the editor."""
