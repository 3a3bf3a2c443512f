"""A history, and the ends to which scenarios lead from its last point."""
