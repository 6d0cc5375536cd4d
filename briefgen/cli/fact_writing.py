"""What `fact add` does once it knows what to write: judge the facts, tell what was found, write them or show them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from briefgen.cli import printing
from briefgen.cli.advice import at_library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefgen.library.capture.facts import Draft
    from briefgen.library.library import Library
    from briefgen.library.memo import Memo
    from briefgen.words.diagnostics import Diagnostic


def judged(
    library: Library, folder: Path, drafts: tuple[Draft, ...], *, memo: Memo
) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The library with the facts to be written, and what the rules have to say of them, but that they are new."""
    from briefgen.check.rules import not_in_lock, seal_missing
    from briefgen.check.verify import verify
    from briefgen.library.capture.facts import with_drafts

    made, faults = with_drafts(library, folder, drafts)
    about = {f"fact:{draft.fields['id']}" for draft in drafts}
    new = (not_in_lock.CODE, seal_missing.CODE)
    found = verify(made, known=faults, memo=memo).diagnostics
    return made, tuple(d for d in found if d in faults or (about & set(d.about) and d.code not in new))


def unborne(found: Iterable[Diagnostic], guesses: Iterable[str]) -> dict[str, str]:
    """The guesses that the rules find no ground for, with what they say: none is written down to be complained of."""
    from briefgen.check.rules import date_unborne, derived, figures

    codes = (date_unborne.CODE, derived.CODE, figures.CODE)
    places = [(d.place.route, d.message) for d in found if d.place and d.code in codes]
    return {name: message for name in guesses for route, message in places if name in route}


def written(
    folder: Path,
    drafts: tuple[Draft, ...],
    judgement: tuple[Library, tuple[Diagnostic, ...]],
    *,
    dry_run: bool,
    anyway: bool,
    reminders: Iterable[str],
) -> None:
    """Write the facts and tell what was found of them; in a dry run show and tell the same, and end alike."""
    from briefgen.cli import opened, verdict
    from briefgen.library.capture.facts import add_facts
    from briefgen.library.schema import refresh

    made, found = judgement
    if dry_run:
        printing.product("\n".join(_entries(folder, drafts)))
    if found:
        printing.remark(verdict.told(found, made.atlas, display=opened.shown(folder), form="text"))
    printing.remark("\n".join(reminders))
    if not anyway and any(d.level == "error" for d in found):
        todo = "nothing was written: the places above are those it would have had. Change what you typed, or give"
        printing.remark(f"{todo} --anyway and mend it in the file")
        raise typer.Exit(1)
    if dry_run:
        printing.remark("nothing was written")
        return
    try:
        taken = add_facts(folder, drafts)
    except OSError as error:
        raise opened.unwritten(folder, error) from None
    verdict.tell_and_leave(taken.diagnostics, made.atlas, display=opened.shown(folder))
    with suppress(OSError):  # they serve editors alone
        refresh(folder, made)
    printing.product("\n".join(path.as_posix() for path in taken.written))
    cited = f"[@{taken.ids[0]}]" if len(taken.ids) == 1 else f"[@{taken.ids[0]}] and so on"
    mended = "mend what is told above; then " if found else ""
    printing.remark(at_library(f"next: {mended}`briefgen lock`, and cite it as {cited}", opened.shown(folder)))


def _entries(folder: Path, drafts: Iterable[Draft]) -> Iterator[str]:
    """Each fact as it would stand in its file."""
    from briefgen.library.capture.facts import appended

    for one in drafts:
        path = folder / "facts" / f"{one.topic}.yaml"
        yield f"{path.as_posix()}:\n{appended(path.read_bytes() if path.exists() else b'', one).decode()}"
