"""Our own letters, as data."""
