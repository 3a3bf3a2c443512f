"""What the command's exit code says of its work."""

FINE = 0
"""Done; warnings and advice do not count."""
PROBLEMS = 1
"""Problems in an input, or a file that cannot be read or written."""
USAGE = 2
"""Wrong usage."""
FAULT = 3
"""A fault of the program."""
STOPPED = 130
"""Interrupted (128 and the number of SIGINT); no file is half written."""
