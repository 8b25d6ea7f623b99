"""Requests about the basket."""
