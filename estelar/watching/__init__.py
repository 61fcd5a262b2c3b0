"""What a person who runs Estelar sees of it: logs, request ids, metrics."""
