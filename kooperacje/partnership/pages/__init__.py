"""Frozen values for the pages of partnerships."""
