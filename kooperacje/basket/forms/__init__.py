"""What people write in this room, as clean values."""
