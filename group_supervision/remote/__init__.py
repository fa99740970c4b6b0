"""Groups far apart: what the room sees, sealed, over a broker that the organisation runs."""
