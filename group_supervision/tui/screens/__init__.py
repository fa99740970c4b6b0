"""Screens: home, set-up, the live session, review."""
