"""The command `briefing`: words typed at a terminal to calls of the library, and what they say to words on the screen.

Results go to standard output, everything said about them to standard error. Exit codes: 0 fine (warnings included), 1 problems
in the input or a file that cannot be read or written, 2 wrong usage, 3 a fault of the program.
"""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from collections.abc import Sequence

FINE, PROBLEMS, USAGE, FAULT = 0, 1, 2, 3
_NOT_WRITTEN = frozenset((errno.ENOSPC, errno.EIO, errno.EBADF, errno.EDQUOT))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code. Without `arguments` it is the process's own, which ends with it."""
    if arguments is not None:
        return _run(list(arguments))
    gc.disable()  # imports and a build make a million objects that live to the end; looking for cycles among them is in vain
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # or every installed package is asked for some
    code = _run(sys.argv[1:])
    gc.freeze()  # … and so is looking at all of them once more when the process ends
    return code


def _run(arguments: list[str]) -> int:
    from briefing.cli.arguments import parser

    try:
        parsed = parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has printed its help or its complaint
        return stop.code if isinstance(stop.code, int) else USAGE
    return _guarded(parsed)


def _any_words(stream: object) -> None:
    """Names and words of any alphabet can be told: a file or a program gets UTF-8 everywhere, a terminal what it can show."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _guarded(parsed: object) -> int:
    for name in ("stdout", "stderr"):  # whoever started us has closed it
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # for as long as the process lives
        _any_words(getattr(sys, name))
    try:
        from briefing.cli import commands

        code = commands.run(parsed)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return FINE
    except KeyboardInterrupt:
        print("\nstopped; no file is half written", file=sys.stderr)
        return 130
    except OSError as problem:
        if problem.filename is not None or problem.errno not in _NOT_WRITTEN:
            return _fault(problem)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        print(f"briefing: standard output cannot be written: {(problem.strerror or '').lower()}", file=sys.stderr)
        return PROBLEMS
    except Exception as fault:
        return _fault(fault)


def _fault(fault: Exception) -> int:
    if os.environ.get("BRIEFING_DEBUG"):
        raise fault
    from briefing.cli import commands

    commands.tell_fault(fault)
    return FAULT
