"""Laid-out pages to the bytes of a PDF file: drawn, tagged, conforming, reproducible. The only package that knows ReportLab."""

import contextlib
import os
from collections.abc import Iterator


@contextlib.contextmanager
def _some_current_folder() -> Iterator[None]:
    """ReportLab asks for the current folder when it is imported (for fonts that we do not use), and that may be gone."""
    asked = os.getcwd

    def answered() -> str:
        try:
            return asked()
        except OSError:
            return os.sep

    os.getcwd = answered
    try:
        yield
    finally:
        os.getcwd = asked


with _some_current_folder():
    import reportlab.rl_config  # noqa: F401  # here, before any module of the package imports more of it
