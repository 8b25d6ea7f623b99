"""What the pages of the basket show, as frozen values."""
