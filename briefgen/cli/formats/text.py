"""Diagnostics for people: path, line and column, the line with a caret, notes, a hint."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.cli.formats.located import Located, Where
from briefgen.words.diagnostics import Related

_WIDTH = 110


def render(found: Sequence[Located]) -> str:
    """One block a diagnostic, a blank line between them."""
    return "\n\n".join(_block(one) for one in found)


def _block(one: Located) -> str:
    diagnostic = one.diagnostic
    word = "" if diagnostic.level == "error" else f"{diagnostic.level}: "
    lines = [f"{position(one.where)}: {diagnostic.code} {word}{diagnostic.message}"]
    lines += quoted(one.where)
    for related, where in one.related:
        lines += noted(related, where)
    if diagnostic.hint:
        lines.append(f"  hint: {diagnostic.hint}")
    return "\n".join(lines)


def position(where: Where) -> str:
    """`path:line:column`, as far as it is known."""
    if not where.line:
        return where.path
    return f"{where.path}:{where.line}:{where.column}" if where.column else f"{where.path}:{where.line}"


def quoted(where: Where) -> list[str]:
    """The line of a place, and carets under its words; nothing where the line is not known."""
    if not where.text.strip():
        return []
    gutter = f"{where.line:>5} | "
    column = max(where.column, 1) - 1
    start = max(0, column - _WIDTH // 2) if len(where.text) > _WIDTH else 0
    shown = where.text[start : start + _WIDTH]
    if start:
        shown = "\u2026" + shown[1:]
    if start + _WIDTH < len(where.text):
        shown = shown[:-1] + "\u2026"
    # tabs stay tabs, so that the caret stands under its character on any terminal
    lead = "".join("\t" if letter == "\t" else " " for letter in where.text[start:column])
    carets = "^" * max(1, min(where.length, len(shown) - (column - start)))
    return [gutter + shown, " " * (len(gutter) - 2) + "| " + lead + carets]


def noted(related: Related, where: Where | None) -> list[str]:
    """A related note in lines: where it stands, and the words there."""
    if where is not None:
        return [f"  note: {related.message}: {position(where)}"]
    spot = f" ({related.source}, line {related.line})" if related.line else f" ({related.source})"
    lines = [f"  note: {related.message}{spot if related.source else ''}"]
    if related.excerpt:
        lines.append(f"        {' '.join(related.excerpt.split())}")
    return lines
