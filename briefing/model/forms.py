"""A part that may be said in several forms, to the one in which it is said."""

from collections.abc import Sequence

from briefing.model.part import Part, refuse


def the_form(part: Part, forms: Sequence[str], what: str) -> str:
    """The one of these fields that has a value. Raises B208, at the last field given, where none or more than one has."""
    given = [form for form in forms if getattr(part, form) is not None]
    if len(given) != 1:
        fault = f"gives its value in {len(given)} ways: " + " and ".join(f"`{g}`" for g in given) if given else "gives no value"
        hint = "give exactly one of " + ", ".join(f"`{form}`" for form in forms)
        raise refuse("B208", f"this {what} {fault}", hint, field=(given or [""])[-1])
    return given[0]
