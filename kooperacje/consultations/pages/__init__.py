"""Every page as one frozen value, ready for its template."""
