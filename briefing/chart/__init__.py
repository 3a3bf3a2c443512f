"""Figures: from a specification (data) to a display list (steps) at a measure, in the look that a style sheet gives."""
