"""Validation: from loaded YAML to a typed brief or style sheet, every problem told at its place."""
