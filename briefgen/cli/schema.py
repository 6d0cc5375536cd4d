"""`briefgen schema`: JSON Schemas of the library's files, for editors that complete and check YAML."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli import printing


def schema(
    kind: Annotated[
        str | None, typer.Argument(metavar="KIND", help="library, source, facts, names, questions, brief or lock.")
    ] = None,
) -> None:
    """Print the JSON Schema of one kind of file; without a kind, of all of them under their names."""
    import json

    from briefgen.cli.opened import unknown
    from briefgen.library.schema import KINDS, schema

    if kind is not None and kind not in KINDS:
        raise unknown("kind of file", kind, KINDS)
    made = schema(kind) if kind else {one: schema(one) for one in KINDS}
    printing.product(json.dumps(made, ensure_ascii=False, indent=2))
