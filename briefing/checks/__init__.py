"""Analytic checks: from a brief to what the standards of the trade have to say about it; a check never changes the brief."""

from briefing.checks.report import check

__all__ = ["check"]
