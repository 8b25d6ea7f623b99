"""Method, fetch, one action, page."""
