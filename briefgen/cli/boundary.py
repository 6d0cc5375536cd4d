"""The one error boundary: whatever happens, a sentence a person can use, and the contract's exit code.

0 clean, 1 diagnostics, 2 usage, 3 a bug in briefgen, 130 interrupted. A user's mistake never arrives here as
an exception, but for usage, which is told here.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefgen.cli import interrupt, printing
from briefgen.cli.interrupt import INTERRUPTED, STOPPED

BUG = 3
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def run() -> None:
    """Run the command that was typed and end the process. Raises SystemExit, and nothing else."""
    printing.ready()
    try:
        code = _typed()
        # typer turns an interrupt into this, and says nothing
        if code == INTERRUPTED:
            _leave(STOPPED, INTERRUPTED)
        sys.exit(code)
    except KeyboardInterrupt:
        _leave(STOPPED, INTERRUPTED)
    except BrokenPipeError:
        _close_quietly()
        sys.exit(1)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            _failed(error)
        _close_quietly()
        _leave(f"briefgen: BG902 the output cannot be written: {(error.strerror or 'no room').lower()}", 1)
    except Exception as error:  # noqa: BLE001 - the boundary
        _failed(error)


def _failed(error: Exception) -> None:
    if interrupt.behind(error):
        _leave(STOPPED, INTERRUPTED)
    _leave(_bug(error), BUG)


def _typed() -> int:
    """Run what was typed, and tell a mistake of usage: what is wrong, how the command is typed, where to read on."""
    import typer

    from briefgen.cli.app import app
    from briefgen.cli.completing import VARIABLE, ready

    if VARIABLE in os.environ:
        ready()
    # The class of all mistakes of usage is public in none of typer's versions; this is the parent of one that is.
    usage_error: Any = typer.BadParameter.__base__
    interrupt.unwinds()
    try:
        return int(app(prog_name="briefgen", standalone_mode=False) or 0)
    except typer.Abort:
        return INTERRUPTED
    except usage_error as mistake:
        printing.remark(_usage(mistake))
        return int(mistake.exit_code)


def _usage(mistake: Any) -> str:
    told, typed = str(mistake.format_message()), mistake.ctx
    if typed is not None and told == typed.get_help():
        return told
    for noise in ("Invalid value: ", "Value error, "):
        told = told.replace(noise, "", 1)
    lines = [f"Error: {told}"]
    if typed is not None:
        lines += [typed.get_usage(), f"{typed.command_path} --help tells more."]
    return "\n".join(lines)


def _close_quietly() -> None:
    """Let go of standard output: where its reader has gone (`| head`), Python would complain again as it closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _leave(message: str, code: int) -> None:
    with suppress(OSError):  # standard error may be on the same full disk
        printing.remark(message)
    sys.exit(code)


def _bug(error: Exception) -> str:
    from briefgen import __version__

    if os.environ.get("BRIEFGEN_TRACEBACK"):
        return "".join(traceback.format_exception(error))
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    first = (str(error).splitlines() or [""])[0][:200]
    return (
        f"briefgen: this is a bug in briefgen {__version__}, not a mistake of yours.\n"
        f"  {type(error).__name__} at {where}: {first}\n"
        "Earlier output is untouched. Please report it in the project's issue tracker, with the command you typed\n"
        "and what it prints when BRIEFGEN_TRACEBACK=1 is set."
    )
