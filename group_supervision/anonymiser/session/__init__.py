"""What one session knows, in memory alone.

`names` knows what is said in it, `heard` and `decisions` what its texts and the facilitator said of
single words and stretches: together they make the `sight` of a line, which `reader` judges. Each
name that is found is a mention, read by `mentions` with what stands around it, and `recognition`
tells which of the `people` it means, by ever weaker signs. Once told, a mention means the same
person for good, so that whatever is corrected late rewrites nobody else's label.
"""
