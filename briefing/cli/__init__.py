"""The command `briefing`: words typed at a terminal to calls of the library, and what they say to words on the screen.

Results go to standard output, everything said about them to standard error. Exit codes: 0 fine (warnings included), 1 problems
in the input or a file that cannot be read or written, 2 wrong usage, 3 a fault of the program. What a step needs is imported
when it begins: `briefing --version` waits for nothing.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from briefing.cli.exits import FAULT, PROBLEMS, STOPPED, USAGE
from briefing.cli.unused import load_at_first_use


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code. Without `arguments` it is the process's own, which ends with it."""
    try:
        if arguments is not None:
            return _run(list(arguments))
        gc.disable()  # imports and a build make a million objects that live to the end; looking for cycles among them is in vain
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # or every installed package is asked for some
        load_at_first_use()
        code = _run(sys.argv[1:])
        gc.freeze()  # … and so is looking at all of them once more when the process ends
        return code
    except KeyboardInterrupt:
        print("\nstopped; no file is half written", file=sys.stderr)
        return STOPPED


def _run(arguments: list[str]) -> int:
    from briefing.cli.output import lasting_streams

    with lasting_streams() as lost:
        code = _parsed_and_done(arguments)
        sys.stdout.flush()
        why = lost()
        if why is not None:
            print(f"briefing: standard output cannot be written: {why}", file=sys.stderr)
            code = max(code, PROBLEMS)
        return code


def _parsed_and_done(arguments: list[str]) -> int:
    from briefing.cli.arguments import parser

    try:
        parsed = parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has printed its help or its complaint
        return stop.code if isinstance(stop.code, int) else USAGE
    from briefing.cli import output, verbs  # parsing needs neither the library nor what prints its findings

    try:
        return verbs.run(parsed)
    except Exception as fault:
        if os.environ.get("BRIEFING_DEBUG"):
            raise
        output.tell_fault(fault)
        return FAULT
