"""An image of the author’s own."""
