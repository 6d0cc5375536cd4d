"""How a command that collected diagnostics ends: it tells them, counts them, and picks the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.cli import printing
from briefgen.cli.formats import rendered
from briefgen.cli.formats.located import located
from briefgen.words.diagnostics import Diagnostic

if TYPE_CHECKING:
    from briefgen.library.atlas import Atlas


def told(diagnostics: Sequence[Diagnostic], atlas: Atlas | None, *, display: str, form: str) -> str:
    """The diagnostics in the format asked for."""
    return rendered(located(diagnostics, atlas, display=display), form)


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """`2 errors (BG301, BG307), 1 warning`; `nothing to report` where there is neither.

    The text form calls no error an error, so that the codes here tell which they are.
    """
    errors = [d.code for d in diagnostics if d.level == "error"]
    warnings = sum(d.level == "warning" for d in diagnostics)
    parts = [f"{many(len(errors), 'error')} ({', '.join(sorted(set(errors)))})"] if errors else []
    parts += [many(warnings, "warning")] if warnings else []
    return ", ".join(parts) or "nothing to report"


def many(number: int, word: str) -> str:
    """`1 brief`, `2 briefs`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def exit_code(diagnostics: Sequence[Diagnostic], *, strict: bool) -> int:
    """1 where an error, or with `strict` a warning, was found; else 0."""
    failing = ("error", "warning") if strict else ("error",)
    return int(any(d.level in failing for d in diagnostics))


def tell_and_leave(diagnostics: Sequence[Diagnostic], atlas: Atlas | None, *, display: str) -> None:
    """Tell errors that stop a command on standard error, as text. Ends it with exit 1 where there is one."""
    import typer

    errors = [d for d in diagnostics if d.level == "error"]
    if errors:
        printing.remark(told(errors, atlas, display=display, form="text"))
        raise typer.Exit(1)
