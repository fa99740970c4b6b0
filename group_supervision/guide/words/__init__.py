"""What both consoles say, in words."""
