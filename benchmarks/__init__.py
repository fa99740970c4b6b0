"""Speed, measured as ratios to a bare Textual app in the same run."""
