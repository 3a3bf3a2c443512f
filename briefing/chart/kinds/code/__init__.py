"""A figure that a function of the style team draws."""
