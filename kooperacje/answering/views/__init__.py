"""Requests of respondents and officers."""
