"""A frozen value for every page of the directory."""
