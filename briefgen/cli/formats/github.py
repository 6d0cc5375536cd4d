"""Diagnostics as workflow commands, which GitHub shows beside the changed lines.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.cli.formats.located import Located

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(found: Sequence[Located]) -> str:
    """One line a diagnostic."""
    return "\n".join(_line(one) for one in found)


def _line(one: Located) -> str:
    where, diagnostic = one.where, one.diagnostic
    properties = {"title": diagnostic.code}
    if where.file:
        properties["file"] = where.path
    if where.line:
        properties["line"] = str(where.line)
    if where.column:
        properties["col"] = str(where.column)
        properties["endColumn"] = str(where.column + max(where.length, 1))
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    told = [diagnostic.message, *(note.message for note, _ in one.related)]
    if diagnostic.hint:
        told.append(f"Hint: {diagnostic.hint}")
    return f"::{_LEVELS[diagnostic.level]} {listed}::{_message(chr(10).join(told))}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
