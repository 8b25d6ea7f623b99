"""Named reads of the work on remarks."""
