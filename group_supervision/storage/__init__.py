"""The data folder: one TinyDB file per session, written whole or not at all."""
