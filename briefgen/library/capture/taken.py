"""What comes of adding something: the files written, remarks, diagnostics. A value; it writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.words.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Taken:
    """The files written (none if anything was wrong), remarks, diagnostics, and the ids of what was added."""

    written: tuple[Path, ...] = ()
    remarks: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    ids: tuple[str, ...] = ()


def fault(code: str, name: str, what: str, hint: str = "") -> Diagnostic:
    """An error about a file or address as it was typed. It has no place, for it is none of the library."""
    return Diagnostic(code, "error", f"`{name}` {what}", None, hint)
