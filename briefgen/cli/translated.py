"""`briefgen review --translated`: a translator says that texts were read beside their originals as these read now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from briefgen.cli import printing

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.check.case import Case


def record(case: Case, asked: Sequence[str], *, folder: Path) -> None:
    """Write the digests of originals under `of` of the translations asked for: whole (`one-sea.fr`) or a text's alone.

    It seals nothing: what a second reader approved stays as it is. Usage errors (exit 2) for what is no translation.
    """
    wanted: dict[str, list[str]] = {}
    for one in asked:
        slug, _, key = one.partition(":")
        wanted.setdefault(slug, []).extend(_keys(case, slug, key))
    for slug, keys in wanted.items():
        _write(case, slug, list(dict.fromkeys(keys)), folder=folder)


def _keys(case: Case, slug: str, key: str) -> tuple[str, ...]:
    """The texts meant, by the keys of `of`; all for an empty one."""
    from briefgen.check.translation import digests, translations
    from briefgen.cli import opened

    originals = {slug: other for slug, _, other, _ in translations(case)}
    if slug not in originals:
        raise opened.unknown("translation", slug, tuple(sorted(originals)))
    known = tuple(digests(case, originals[slug]))
    if key and key not in known:
        raise opened.unknown(f"text of `{originals[slug]}`", key, known)
    return (key,) if key else known


def _write(case: Case, slug: str, keys: Sequence[str], *, folder: Path) -> None:
    from briefgen.check.translation import digests
    from briefgen.cli import opened
    from briefgen.library.files import write_whole
    from briefgen.library.originals import with_of

    brief, path = case.library.briefs[slug], folder / f"{slug}.yaml"
    now = {key: digest for key, (digest, _) in digests(case, brief.translates or "").items()}
    held = {**brief.of, **{key: now[key] for key in keys}}
    of = {key: held[key] for key in now if key in held}  # in the order of the page, without what is gone
    try:
        made = with_of(path.read_bytes(), of)
        if made is None:
            listed = ", ".join(f"{key}: {digest}" for key, digest in of.items())
            printing.remark(f"{path.as_posix()}: `of` cannot be written there; write it yourself: {{{listed}}}")
            raise typer.Exit(1)
        write_whole(path, made)
    except OSError as error:
        raise opened.unwritten(path, error) from None
    printing.product(f"{path.as_posix()}: {', '.join(keys)} translate `{brief.translates}` as it reads now")
