"""From text as it was typed to text from which names and identifiers were removed."""
