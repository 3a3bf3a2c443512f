"""Page templates that extend each other, to each laid over those below it."""

from __future__ import annotations

from briefing.diagnostics import Diagnostics
from briefing.style.model import Given, merge

MOST_TEMPLATES = 16
"""The longest chain of templates that extend each other."""


def templates_extended(root: Given, diagnostics: Diagnostics) -> Given:
    """The sheet with each template laid over the one it extends; a circle or a chain too long is told once, and cut there."""
    entries = root.value if isinstance(root.value, dict) else {}
    templates = entries.get("templates")
    if templates is None or not isinstance(templates.value, dict):
        return root
    known, told = templates.value, set[frozenset[str]]()
    done: dict[str, Given] = {}
    for name in known:
        chain = _chain(name, known, told, diagnostics)
        made = known[chain[-1]]
        for above in reversed(chain[:-1]):
            made = merge(made, known[above])
        done[name] = made
    whole = Given(done, templates.place, templates.key, templates.folder, templates.rank)
    return Given({**entries, "templates": whole}, root.place, root.key, root.folder, root.rank)


def _chain(name: str, known: dict[str, Given], told: set[frozenset[str]], diagnostics: Diagnostics) -> list[str]:
    """The template and those below it, highest first; a name that is not known ends it, and is told by the schema."""
    chain = [name]
    while (parent := _parent(known[chain[-1]])) is not None and isinstance(parent.value, str) and parent.value in known:
        if parent.value in chain:
            members = chain[chain.index(parent.value) :]
            what, message = frozenset(members), f"in a circle: {' → '.join((*members, parent.value))}"
        elif len(chain) == MOST_TEMPLATES:
            what, message = frozenset[str](), f"in a chain of more than {MOST_TEMPLATES}"
        else:
            chain.append(parent.value)
            continue
        if what not in told:
            told.add(what)
            path = f"templates.{chain[-1]}.extends"
            diagnostics.error("Y109", f"these templates extend each other {message}", parent.span, path=path)
        break
    return chain


def _parent(template: Given) -> Given | None:
    return template.value.get("extends") if isinstance(template.value, dict) else None
