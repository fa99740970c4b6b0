"""What stands in the place of names and other identifiers."""
