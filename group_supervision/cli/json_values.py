"""How values stand in the documented JSON, for the commands."""

from group_supervision.export.json_values import number, seconds, state_word, to_json

__all__ = ["number", "seconds", "state_word", "to_json"]
