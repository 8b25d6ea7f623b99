"""Pages of the work on remarks, ready for the templates."""
