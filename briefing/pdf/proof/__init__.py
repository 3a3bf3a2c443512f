"""A written file, read back: what it says, and how it differs from the pages it was made from. Shares nothing with the writer."""
