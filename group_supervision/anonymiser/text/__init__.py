"""Text as words and marks, and what is known of words."""
