"""Dated events along a line."""
