"""Named reads of the directory."""
