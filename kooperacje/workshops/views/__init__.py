"""Views: voices at the tables, and the summary workshop."""
