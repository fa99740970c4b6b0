"""The session as pure values: no clock, no file, no Textual, no TinyDB."""
