"""From what pydantic refuses in a part to a diagnostic's code, message and hints: read by error type, never by its English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.model.fields import FieldShape
from briefing.model.products import PLANNED_PRODUCTS, PRODUCTS
from briefing.records import record
from briefing.suggest import did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


@record
class Refusal:
    """What is said of a value that is refused."""

    code: str
    message: str
    hints: tuple[str, ...] = ()


def refusal(error: ErrorDetails, key: str, typed: str, shape: FieldShape | None) -> Refusal:
    """What is said of one error of pydantic's; `typed` is the text at the `key` that it is about, "" where there is none."""
    context, type = error.get("ctx", {}), error["type"]
    match type:
        case "literal_error":
            return not_a_word(typed, key if shape is None else shape.key, () if shape is None else shape.choices)
        case "string_too_short":
            return Refusal("B211", f"`{key}` has no text")
        case "string_too_long":
            return Refusal("B227", f"`{key}` has {len(typed):,} characters; it may have {context['max_length']:,}")
        case "too_short":
            least = context["min_length"]
            return Refusal("B211", f"`{key}` needs at least {least} {'entry' if least == 1 else 'entries'}")
        case "greater_than_equal":
            return Refusal("B204", f"{typed} is too small for `{key}`: at least {context['ge']:g}")
        case "less_than_equal":
            return Refusal("B204", f"{typed} is too large for `{key}`: at most {context['le']:g}")
        case _ if type[0] == "B" and type[1:].isdigit():
            return Refusal(type, str(context["message"]), tuple(context["hints"]))
        case _:
            return Refusal("B203", f"`{key}` does not take this")


def not_a_word(typed: str, key: str, choices: Iterable[str]) -> Refusal:
    """What is said of a word that a field does not know."""
    choices = tuple(choices)
    if key == "product" and typed in PLANNED_PRODUCTS:
        known = " and ".join(f"`{p}`" for p in PRODUCTS)
        return Refusal("B221", f"the product `{typed}` cannot be built", (f"the products are {known}",))
    hint, listing = did_you_mean(typed, choices), f"`{key}` is one of " + ", ".join(f"`{c}`" for c in choices)
    return Refusal("B206", f"`{typed}` is not a word that `{key}` knows", (hint, listing) if hint else (listing,))
