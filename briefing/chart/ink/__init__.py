"""What a drawing is made of: the steps of a display list, the pen that writes them, axes, and the look that a sheet gives."""
