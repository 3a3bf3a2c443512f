"""The command line as argparse knows it: its verbs, their flags, and help that teaches."""

from __future__ import annotations

import argparse

from briefing import __version__

_TEACH = """\
a first brief:
  briefing new troops               write troops.yaml, a short brief with comments
  briefing build troops.yaml        build output/troops.pdf
  briefing check troops.yaml        say what is wrong with it, at file:line:column

exit codes: 0 fine (warnings included), 1 problems in the input or a file that cannot be read or
written, 2 wrong usage, 3 a fault of the program
"""


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command."""
    top = argparse.ArgumentParser(
        prog="briefing", description="Turns a YAML brief and a YAML style sheet into a printed policy brief (PDF).",
        epilog=_TEACH, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
    )  # fmt: skip
    top.add_argument("--version", action="version", version=f"briefing {__version__}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)
    _build(verbs)
    _check(verbs)
    new = _verb(
        verbs,
        "new",
        "write a short brief with comments, ready to build",
        "briefing new troops    writes troops.yaml; nothing is overwritten",
    )
    new.add_argument("name", metavar="NAME", help="the brief's name; NAME.yaml is written in the current folder")
    put = "then put this line on top of a brief:\n# yaml-language-server: $schema=brief.schema.json"
    _verb(verbs, "schema", "print the JSON Schema of briefs, for editors", f"briefing schema > brief.schema.json\n{put}")
    return top


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, says: str, teaches: str
) -> argparse.ArgumentParser:
    return verbs.add_parser(
        name, help=says, description=says[0].upper() + says[1:] + ".", epilog="examples:\n  " + teaches.replace("\n", "\n  "),
        formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
    )  # fmt: skip


def _build(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs, "build", "build briefs as PDF files",
        "briefing build troops.yaml                     output/troops.pdf, in the style chancery\n"
        "briefing build troops.yaml --style ministry    a style by its name (./styles first, then the shipped ones)\n"
        "briefing build troops.yaml --style house.yaml  a style by its file\n"
        "briefing build a.yaml b.yaml -o release/       several briefs; a broken one does not stop the others",
    )  # fmt: skip
    verb.add_argument("briefs", metavar="BRIEF", nargs="+", help="a brief (YAML)")
    _common(verb)
    verb.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help="the PDF to write; a folder when it ends in / or is one, or for several briefs (default: output/NAME.pdf)",
    )


def _check(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs, "check", "say what is wrong with briefs, without writing anything",
        "briefing check troops.yaml\nbriefing check troops.yaml --format json    findings for a program",
    )  # fmt: skip
    verb.add_argument("briefs", metavar="BRIEF", nargs="+", help="a brief (YAML)")
    _common(verb)


def _common(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--style", metavar="NAME|FILE", default="chancery", help="the style sheet: a name, or a file (default: chancery)"
    )
    verb.add_argument(
        "--format", choices=("text", "json"), default="text",
        help="how findings are told: text on standard error, or json, one object a line, on standard output (default: text)",
    )  # fmt: skip
