"""Requests about consultations."""
