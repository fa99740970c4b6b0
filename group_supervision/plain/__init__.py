"""The plain console: a session as a dialogue, line by line, for screen readers."""
