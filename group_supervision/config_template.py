"""The settings file as it is first made: every key, as a comment."""

from typing import Final

TEMPLATE: Final = """\
# Settings of group-supervision. Every line may be left out.
# A variable such as GROUP_SUPERVISION_LENGTH comes before the line here, an option before both.

# The note policy the form starts with: none, after or live. Kept from the last session.
notes = "after"

# format = "reflective-case-discussion"
# length = 60
# screens = "one"                   # or "two"
# clock_face = "bar"                # minutes, seconds, bar or none; else as the format says
# warning_minutes = 1               # the console says when a part has so many minutes left
# theme = "projector-dark"          # projector-dusk, -light, high-contrast, or one of Textual's
# room_theme = "projector-dark"
# ner_model = "/folder/of/a/model"  # a spaCy model of yours reads the notes too, at the review
# sound = true                      # the console rings once at half-time, last minute and end
# captions = true                   # keeps the lowest fifth of the room's screen free for captions
# pulse = true                      # the group holds closing pulses (group-supervision pulse)
# keep_awake = false                # lets the computer sleep during a session (extra: awake)
# rota = 6                          # home says by seat whose turn it is to facilitate
# drift_tally = true                # a practice round counts your drift lines, for you alone
# retention_days = 90               # home then offers to delete a session; 0: never
# group_discussion_counts = true    # talking in the group counts for the discussion rhythm

# Other keys, by the id that `group-supervision config keys` lists.
# [keys]
# "live.advance" = "n,pagedown"
"""
"""What the file says when it is first made."""
