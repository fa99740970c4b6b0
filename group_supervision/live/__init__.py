"""A live session: the one place where effects are ordered."""
