"""Requests about local diagnosis."""
