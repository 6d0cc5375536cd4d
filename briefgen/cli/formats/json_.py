"""Diagnostics as one JSON document: `{"version": 1, "diagnostics": [...]}`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from briefgen.cli.formats.located import Located, Where


def render(found: Sequence[Located]) -> str:
    """A list in the order given; lines and columns count from 1 and are absent where unknown."""
    return json.dumps({"version": 1, "diagnostics": [_one(one) for one in found]}, ensure_ascii=False, indent=1)


def _one(one: Located) -> dict[str, object]:
    diagnostic = one.diagnostic
    related = [
        _told(
            {"message": note.message, "source": note.source, "line": note.line, "excerpt": note.excerpt}
            | (_where(where) if where else {})
        )
        for note, where in one.related
    ]
    return {
        "code": diagnostic.code,
        "level": diagnostic.level,
        "message": diagnostic.message,
        **_told({**_where(one.where), "hint": diagnostic.hint, "about": list(diagnostic.about), "related": related}),
    }


def _where(where: Where) -> dict[str, object]:
    return {"file": where.path, "line": where.line, "column": where.column, "length": where.length}


def _told(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}
