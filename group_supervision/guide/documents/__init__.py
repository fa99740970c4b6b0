"""What an exported document says: the record for the presenter, own learning, timings."""
