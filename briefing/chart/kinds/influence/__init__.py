"""Actors by influence and interest."""
