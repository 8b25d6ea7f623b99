"""Requests about the work on remarks."""
