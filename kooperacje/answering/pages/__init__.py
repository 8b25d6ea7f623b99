"""Values for the pages of the room."""
