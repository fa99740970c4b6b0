"""What one session knows: who may be named, who is who, and what the facilitator said."""
