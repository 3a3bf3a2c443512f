"""A brief in which every check finds nothing, and the means to change it: fragments of YAML laid over it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from briefing.load import load
from briefing.model.brief import Brief
from briefing.validate.brief import validate_brief

HARBOUR = """\
briefing: 1
id: harbour
product: assessment
title: The harbour silts up
bottom_line: It is {kj:closure.likelihood} that the channel closes.
meta: {date: 2024-11-20, information_cutoff: 2024-11, version: "1.0", status: draft, organisation: Harbour Office, lang: en}
marking: none
question: When does the channel close?
key_judgments:
  - id: closure
    statement: It is {likelihood} that the channel closes for a month.
    kind: forecast
    likelihood: likely
    horizon: 2025-12
    confidence: {level: moderate, because: two independent surveys agree}
    supports: [survey, silt]
    alternatives: [open]
    indicators: [draught]
    change: new
    resolves_by: The port log of 2025 shows a month without ships.
alternatives:
  - {id: open, to: closure, hypothesis: "It is {likelihood} that the channel stays open all year.", likelihood: unlikely}
indicators:
  - {id: draught, text: Pilots refuse ships of nine metres, points_to: closure, direction: raises}
estimates:
  - id: silt
    quantity: Silt in the channel
    unit: tonnes
    basis: present
    headline: The surveys differ by half
    entries:
      - {by: Survey, attribution: named, kind: observed, value: 12000, as_of: not_stated, sources: [survey]}
      - {by: Pilots, attribution: named, kind: claimed, value: 18000, as_of: not_stated, sources: [pilots]}
timeline:
  - {date: 2024-10, certainty: reported, text: It floods., sources: [survey]}
  - {date: 2025-03, certainty: planned, text: It is dredged., sources: [survey]}
sources:
  - id: survey
    originator: Survey Office
    title: Soundings
    type: official
    published: 2024-10
    directness: primary
    descriptor: Taken in one week with one instrument, by a crew that knows the river.
  - id: pilots
    originator: Pilots
    title: Log of the pilots
    type: commercial
    published: 2024-09
    directness: primary
    descriptor: Kept by those whose pay depends on the depth; every entry is signed.
"""
DECISION = (
    HARBOUR.replace("product: assessment", "product: decision")
    + """\
decision: {asked_of: Minister, ask: Decide on dredging., by: 2024-12-20, if_no_decision: Ships of nine metres go elsewhere.}
options:
  - {id: wait, title: Wait, what: Nothing is dredged., pros: [Costs nothing], cons: [The channel closes], status_quo: true}
  - {id: dredge, title: Dredge, what: It is dredged., pros: [It stays open], cons: [It costs], risks: [The dredger is late.]}
recommendation:
  option: dredge
  why: Ships of nine metres carry the grain.
  next_steps: [{action: Charter a dredger., owner: Harbour Office, due: 2025-01-15}]
"""
)
Tree = Any  # whatever YAML holds


def tree(text: str) -> Tree:
    """YAML to plain values; every scalar a text, as it was typed."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # the tests' own texts


def laid_over(below: Tree, above: Tree) -> Tree:
    """Mappings by their keys (`null` takes a key out), lists of parts by their ids; everything else is replaced."""
    if isinstance(below, dict) and isinstance(above, dict):
        out = {**below, **{key: laid_over(below.get(key), value) for key, value in above.items()}}
        return {key: value for key, value in out.items() if value != "null"}
    if isinstance(below, list) and isinstance(above, list) and any(isinstance(i, dict) and "id" in i for i in above):
        known = {item.get("id"): item for item in above if isinstance(item, dict)}
        old = [laid_over(item, known[item["id"]]) if item.get("id") in known else item for item in below]
        there = {item.get("id") for item in below}
        return old + [item for item in above if item.get("id") not in there]
    return above


def written(folder: Path, *fragments: str, base: str = HARBOUR) -> Path:
    """The brief with these fragments laid over it, as a file."""
    brief = tree(base)
    for fragment in fragments:
        brief = laid_over(brief, tree(fragment))
    path = folder / "brief.yaml"
    path.write_text(yaml.safe_dump(brief, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    return path


def read(path: Path) -> Brief:
    """The brief of a file."""
    return validate_brief(load(path, display=path.name)).brief
