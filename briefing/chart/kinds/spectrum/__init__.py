"""Stances on one issue, between two poles."""
