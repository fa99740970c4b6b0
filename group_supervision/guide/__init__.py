"""What leading a session means, decided once for every console."""
