"""A matplotlib Figure to a display list, without a face, a setting or a clock of the machine."""
