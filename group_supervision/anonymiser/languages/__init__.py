"""The words, forms and habits of one language each."""
