"""Formats as files: found, read, checked, written down again and printed."""
