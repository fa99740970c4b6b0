"""What leading a session means, decided once for both consoles."""
