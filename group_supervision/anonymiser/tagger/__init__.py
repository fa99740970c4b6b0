"""What decides about words: a model of sequences that was learned from notes people wrote."""
