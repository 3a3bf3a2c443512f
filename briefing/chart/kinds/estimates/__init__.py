"""Disputed estimates of one quantity: claims on an axis, one panel for each basis."""
