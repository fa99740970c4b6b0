"""The terminal app: screens and widgets, all of them thin."""
