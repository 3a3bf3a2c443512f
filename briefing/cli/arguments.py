"""The command line as argparse knows it: its verbs, their flags, and help that teaches."""

from __future__ import annotations

import argparse

from briefing import __version__

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
    _verb(
        verbs, "transcript", "print what a screen reader says of a PDF built here",
        "briefing transcript output/troops.pdf",
    ).add_argument("pdf", metavar="PDF", help="a PDF that `briefing build` has written")  # fmt: skip
    _extract(verbs)
    _verify(verbs)
    cache = _verb(
        verbs, "cache", "say where drawings are remembered, or forget them",
        "briefing cache          the folder, and how much is in it\n"
        "briefing cache clear    charts are drawn anew in the next build",
    )  # fmt: skip
    cache.add_argument(
        "action", metavar="ACTION", nargs="?", choices=("show", "clear"), default="show", help="show or clear (default: show)"
    )
    return top


def _extract(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs, "extract", "take what a PDF was made from out of it: brief, images, style sheet",
        "briefing extract troops.pdf                 into the folder troops/\n"
        "briefing extract troops.pdf -o desk/        into another one\n"
        "briefing extract troops.pdf --all           with the data of figures and tables (CSV) and the manifest\n"
        "briefing extract troops.pdf --list          say what is inside, and write nothing",
    )  # fmt: skip
    verb.add_argument("pdf", metavar="PDF", help="a PDF that `briefing build` has written")
    verb.add_argument("-o", "--output", metavar="FOLDER", help="the folder (default: the PDF's name without .pdf)")
    verb.add_argument("--all", action="store_true", dest="everything", help="the data of figures and tables and the manifest too")
    verb.add_argument("--list", action="store_true", dest="only_list", help="only say what is inside")


def _verify(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs, "verify", "rebuild PDFs from what they carry and compare every byte",
        "briefing verify release/*.pdf    exit code 0: each file is what its inputs make here",
    )  # fmt: skip
    verb.add_argument("pdfs", metavar="PDF", nargs="+", help="a PDF that `briefing build` has written")
    _code(verb)
    _format(verb)


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

    verb.add_argument(
        "--pdf", choices=("1.7", "2.0"), default="1.7", dest="target",
        help="1.7: PDF/UA-1 and PDF/A-3a in one file (default); 2.0: PDF/UA-2, PDF/A-4f and Well-Tagged PDF",
    )  # fmt: skip
    verb.add_argument(
        "--no-proof", action="store_false", dest="proof", help="do not read the file back to prove that nothing is lost"
    )
    verb.add_argument("--no-cache", action="store_false", dest="cache", help="draw every chart anew, and remember none")


def _check(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs, "check", "say what is wrong with briefs, without writing anything",
        "briefing check troops.yaml\nbriefing check troops.yaml --format json    findings for a program",
    )  # fmt: skip
    verb.add_argument("briefs", metavar="BRIEF", nargs="+", help="a brief (YAML)")
    _common(verb)


def _common(verb: argparse.ArgumentParser) -> None:
    _code(verb)
    verb.add_argument(
        "--style", metavar="NAME|FILE", default="chancery", help="the style sheet: a name, or a file (default: chancery)"
    )
    _format(verb)


def _format(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--format", choices=("text", "json"), default="text",
        help="how findings are told: text on standard error, or json, one object a line, on standard output (default: text)",
    )  # fmt: skip


def _code(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--allow-code",
        action="store_true",
        help="run the functions that briefs name for figures of `kind: code` (trusted briefs only)",
    )
