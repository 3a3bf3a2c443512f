"""The command line as argparse knows it: its verbs, their flags, and help that teaches."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypedDict

from briefing import __version__
from briefing.model.frame import MOST_PAGES

_TEACH = """\
a first brief:
  briefing new troops               write troops.yaml, a short brief with comments
  briefing build troops.yaml        build output/troops.pdf
  briefing check troops.yaml        say what is wrong with it, at file:line:column
  briefing verify output/troops.pdf rebuild it from what it carries, and compare every byte

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
    for name, (says, teaches, takes) in _VERBS.items():
        verb = verbs.add_parser(
            name, help=says, description=says[0].upper() + says[1:] + ".", epilog="examples:\n  " + teaches.replace("\n", "\n  "),
            formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
        )  # fmt: skip
        for flags, how in takes:
            verb.add_argument(*flags, **how)
    return top


def pages(words: str) -> int:
    """A number of pages as the command line has it. Raises `ArgumentTypeError`."""
    if words.isascii() and words.isdecimal() and len(words) < 4 and 1 <= int(words) <= MOST_PAGES:
        return int(words)
    raise argparse.ArgumentTypeError(f"{words[:40]!r} is no number of pages: it can be 1 to {MOST_PAGES}")


class _How(TypedDict, total=False):
    """What `add_argument` is told besides the flags."""

    action: str
    choices: tuple[str, ...]
    default: str
    dest: str
    help: str
    metavar: str
    nargs: str
    type: Callable[[str], int]


_Argument = tuple[tuple[str, ...], _How]

_BRIEFS: _Argument = ("briefs",), {"metavar": "BRIEF", "nargs": "+", "help": "a brief (YAML)"}
_PDF: _Argument = ("pdf",), {"metavar": "PDF", "help": "a PDF that `briefing build` has written"}
_PDFS: _Argument = ("pdfs",), {"metavar": "PDF", "nargs": "+", "help": "a PDF that `briefing build` has written"}
_CODE: _Argument = (
    ("--allow-code",),
    {"action": "store_true", "help": "run the functions that briefs name for figures of `kind: code` (trusted briefs only)"},
)
_STYLE: _Argument = (
    ("--style",),
    {"metavar": "NAME|FILE", "default": "chancery", "help": "the style sheet: a name, or a file (default: chancery)"},
)
_FORMAT: _Argument = (
    ("--format",),
    {"choices": ("text", "json"), "default": "text",
     "help": "how findings are told: text on standard error, or json, one object a line, on standard output (default: text)"},
)  # fmt: skip
_FIT: _Argument = (
    ("--fit",),
    {"metavar": "N", "type": pages,
     "help": "at most N pages: spaces, leading and sizes give way as far as the sheet allows, or what is too much is named"},
)  # fmt: skip
_ALL: _Argument = (
    ("--all",),
    {"action": "store_true", "dest": "everything", "help": "tell every finding of a check, not only its first three"},
)
_FAIL_ON: _Argument = (
    ("--fail-on",),
    {"choices": ("error", "warning", "advice", "never"), "default": "error", "metavar": "SEVERITY",
     "help": "exit with 1 where something of this severity, or a graver one, is found (default: error)"},
)  # fmt: skip
_OUTPUT: _Argument = (
    ("-o", "--output"),
    {"metavar": "PATH", "help": "the folder to write to, or for one brief a file that ends in .pdf (default: output)"},
)
_TARGET: _Argument = (
    ("--pdf",),
    {"choices": ("1.7", "2.0"), "default": "1.7", "dest": "target",
     "help": "1.7: PDF/UA-1 and PDF/A-3a in one file (default); 2.0: PDF/UA-2, PDF/A-4f and Well-Tagged PDF"},
)  # fmt: skip
_PROOF: _Argument = (
    ("--no-proof",),
    {"action": "store_false", "dest": "proof", "help": "do not read the file back to prove that nothing is lost"},
)
_CACHE: _Argument = (
    ("--no-cache",),
    {"action": "store_false", "dest": "cache", "help": "draw every chart anew, and remember none"},
)

_VERBS: dict[str, tuple[str, str, tuple[_Argument, ...]]] = {
    "build": (
        "build briefs as PDF files",
        ("briefing build troops.yaml                     output/troops.pdf, in the style chancery\n"
         "briefing build troops.yaml --style ministry    a style by its name (./styles first, then the shipped ones)\n"
         "briefing build troops.yaml --style house.yaml  a style by its file\n"
         "briefing build troops.yaml --fit 2             on two pages, or a list of what would have to go\n"
         "briefing build a.yaml b.yaml -o release/       several briefs; a broken one does not stop the others"),
        (_BRIEFS, _CODE, _STYLE, _FIT, _FORMAT, _ALL, _OUTPUT, _TARGET, _PROOF, _CACHE),
    ),
    "check": (
        "say what is wrong with briefs, without writing anything",
        ("briefing check troops.yaml\n"
         "briefing check troops.yaml --format json    findings for a program"),
        (_BRIEFS, _CODE, _STYLE, _FIT, _FORMAT, _ALL, _FAIL_ON),
    ),
    "new": (
        "write a short brief with comments, ready to build",
        "briefing new troops    writes troops.yaml; nothing is overwritten",
        ((("name",), {"metavar": "NAME", "help": "the brief's name; NAME.yaml is written in the current folder"}),),
    ),
    "schema": (
        "print the JSON Schema of briefs, for editors",
        ("briefing schema > brief.schema.json\n"
         "then put this line on top of a brief:\n"
         "# yaml-language-server: $schema=brief.schema.json"),
        (),
    ),
    "transcript": (
        "print what a screen reader says of a PDF built here",
        "briefing transcript output/troops.pdf",
        (_PDF,),
    ),
    "extract": (
        "take what a PDF was made from out of it: brief, images, style sheet",
        ("briefing extract troops.pdf                 into the folder troops/\n"
         "briefing extract troops.pdf -o desk/        into another one\n"
         "briefing extract troops.pdf --all           with the data of figures and tables (CSV) and the manifest\n"
         "briefing extract troops.pdf --list          say what is inside, and write nothing"),
        (
            _PDF,
            (("-o", "--output"), {"metavar": "FOLDER", "help": "the folder (default: the PDF's name without .pdf)"}),
            (("--all",), {"action": "store_true", "dest": "everything",
                          "help": "the data of figures and tables and the manifest too"}),
            (("--list",), {"action": "store_true", "dest": "only_list", "help": "only say what is inside"}),
        ),
    ),
    "verify": (
        "rebuild PDFs from what they carry and compare every byte",
        "briefing verify release/*.pdf    exit code 0: each file is what its inputs make here",
        (_PDFS, _CODE, _FORMAT),
    ),
    "cache": (
        "say where drawings are remembered, or forget them",
        ("briefing cache          the folder, and how much is in it\n"
         "briefing cache clear    charts are drawn anew in the next build"),
        (
            (("action",), {"metavar": "ACTION", "nargs": "?", "choices": ("show", "clear"), "default": "show",
                           "help": "show or clear (default: show)"}),
        ),
    ),
}  # fmt: skip
"""Of each verb what it does, examples, and what it takes."""
