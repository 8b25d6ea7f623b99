"""Requests about partnerships."""
