"""Files of elsewhere on their way into the basket: read without trust, understood, never saved here."""
