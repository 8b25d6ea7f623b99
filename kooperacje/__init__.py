"""Kooperacje: consult a model of cooperation, work by it, measure it, consult its next version."""
