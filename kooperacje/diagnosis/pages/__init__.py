"""Values for the pages of local diagnosis."""
