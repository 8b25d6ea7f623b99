"""Views: signing in, the own account, people."""
