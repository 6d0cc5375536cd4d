"""Diagnostics as SARIF 2.1.0, which code scanning tools read. URIs are relative to the working folder.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from briefgen import __version__
from briefgen.cli.formats.located import Located, Where

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(found: Sequence[Located]) -> str:
    """One run with a rule for each code met and a result for each diagnostic, in the order given."""
    rules = [{"id": code} for code in sorted({one.diagnostic.code for one in found})]
    driver = {"name": "briefgen", "semanticVersion": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one) for one in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _result(one: Located) -> dict[str, object]:
    diagnostic = one.diagnostic
    text = f"{diagnostic.message}\n{diagnostic.hint}" if diagnostic.hint else diagnostic.message
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.level],
        "message": {"text": text},
    }
    if one.where.file:
        result["locations"] = [{"physicalLocation": _physical(one.where)}]
    related = [
        {"message": {"text": note.message}} | ({"physicalLocation": _physical(where)} if where else {})
        for note, where in one.related
    ]
    if related:
        result["relatedLocations"] = related
    return result


def _physical(where: Where) -> dict[str, object]:
    path = PurePath(where.path)
    relative = where.file if path.is_absolute() or ".." in path.parts else path.as_posix()
    physical: dict[str, object] = {"artifactLocation": {"uri": quote(relative)}}
    if where.line:
        region = {"startLine": where.line}
        if where.column:
            region |= {"startColumn": where.column, "endColumn": where.column + where.length}
        physical["region"] = region
    return physical
