"""`briefgen schema`: JSON Schemas of the library's files, for editors that complete and check YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli import options, printing

if TYPE_CHECKING:
    from briefgen.library.library import Library


def schema(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="library, source, facts, names, questions, brief or lock.")
    ] = None,
    *,
    library: Annotated[
        Path | None, typer.Option("--library", metavar="DIR", help="Offer the ids and names of this library.")
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write them into the library, and print an editor's settings.")
    ] = False,
) -> None:
    """Print the JSON Schema of one kind of file; without a kind, of all of them under their names."""
    from briefgen.cli import opened
    from briefgen.library.schema import KINDS, schemas

    if kind is not None and kind not in KINDS:
        raise opened.unknown("kind of file", kind, KINDS)
    if write and kind is not None:
        raise typer.BadParameter("writes the schemas of all kinds", param_hint="--write")
    folder = library or (options.BRIEFS if write else None)
    read = opened.readable(folder, empty=True) if folder else None
    made = schemas(read)
    if write and folder and read:
        _write(folder, read, made)
    else:
        printing.product(_json(made[kind] if kind else made))


def _write(folder: Path, library: Library, made: dict[str, dict[str, Any]]) -> None:
    """The schemas into the library, and the settings of an editor that finds them there to standard output."""
    from briefgen.cli import opened
    from briefgen.library.schema import FOLDER, write

    home = folder / FOLDER
    try:
        write(folder, made)
    except OSError as error:
        raise opened.unwritten(folder, error) from None
    printing.product(_json({"yaml.schemas": _settings(folder, library, FOLDER)}))
    printing.remark(f"{home.as_posix()}: {len(made)} schemas. VS Code: put what is printed into .vscode/settings.json")


def _settings(folder: Path, library: Library, home: str) -> dict[str, list[str]]:
    """Which schema is for which files. Briefs are named one by one: not every editor can leave files out again."""
    at = folder.as_posix()
    files = {
        "library": ["library.yaml"],
        "source": ["sources/*.yaml"],
        "facts": ["facts/*.yaml"],
        "names": ["names.yaml"],
        "questions": ["questions.yaml"],
        "brief": [f"{slug}.yaml" for slug in sorted(library.briefs)],
    }
    here = at if folder.is_absolute() else f"./{at}"
    return {f"{here}/{home}/{kind}.json": [f"{at}/{one}" for one in found] for kind, found in files.items() if found}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
