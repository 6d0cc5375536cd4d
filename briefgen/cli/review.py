"""`briefgen review`: a second reader sees claims beside passages, paragraphs beside claims; approves or objects."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, printing
from briefgen.cli.translated import record

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from briefgen.check.case import Case
    from briefgen.library.reviews import Reviews

_KEYS = "a approve   o object   s skip   u undo   q quit"


_All = Annotated[
    list[str] | None, typer.Option("--approve-all", metavar="SLUG", help="Approve all that is open, having read it.")
]
_Object = Annotated[list[str] | None, typer.Option("--object", metavar="ID", help="Object; takes --why.")]
_Answer = Annotated[list[str] | None, typer.Option("--answer", metavar="ID", help="Answer it; takes --why.")]
_Translated = Annotated[
    list[str] | None,
    typer.Option("--translated", metavar="SLUG", help="Record that it was read beside its original; or SLUG:p3."),
]


def review(
    slugs: options.Slugs = None,
    *,
    library: options.LibraryFolder = options.BRIEFS,
    listing: Annotated[bool, typer.Option("--list", help="Print all that is open, and change nothing.")] = False,
    approve: Annotated[list[str] | None, typer.Option("--approve", metavar="ID", help="Approve; repeatable.")] = None,
    approve_all: _All = None,
    objecting: _Object = None,
    answer: _Answer = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
    translated: _Translated = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who reads.")] = None,
    on: options.On = None,
) -> None:
    """Read what has no seal beside its sources, and approve it or object; in a terminal one by one, with keys."""
    asked = [option for option in (approve, approve_all, objecting, answer) if option]
    if len(asked) + listing + bool(translated) > 1:
        one = "--list, --approve, --approve-all, --object, --answer and --translated"
        raise typer.BadParameter(f"one of {one} at a time")
    if (objecting or answer) and not (why and why.strip()):
        raise typer.BadParameter("an objection and its answer give a reason", param_hint="--why")
    if len(objecting or answer or ()) > 1:
        raise typer.BadParameter("one at a time, each with its own reason", param_hint="--object, --answer")
    by = options.name(by)
    if asked and not by:
        raise typer.BadParameter('add --by "Your name": it is written down who read', param_hint="--by")
    case, errors, doubts = _case(library)
    desk = _Desk(library, case, options.recorded_day(on), by or "", errors, doubts)
    chosen = desk.briefs(slugs or ())
    if approve or approve_all:
        desk.approve(approve or tuple(desk.waiting(desk.briefs(approve_all or ()))))
    elif objecting:
        desk.object(objecting[0], why or "")
    elif answer:
        desk.answer(answer[0], why or "")
    elif translated:
        record(case, translated, folder=library)
    elif listing or not sys.stdin.isatty():
        desk.list(chosen)
    else:
        desk.walk(chosen)


def _case(folder: Path) -> tuple[Case, Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    """The library as it stands, what of it has an error that `check` reports, and what it warns of."""
    from briefgen.check.approval import doubts, erroneous
    from briefgen.check.verify import looked_into
    from briefgen.cli import opened, verdict
    from briefgen.library.reviews import NAME

    memo = opened.remembered()
    read, found = opened.loaded(folder, memo=memo)
    # A file that cannot be read in full must not be written over.
    unread = [diagnostic for diagnostic in found if diagnostic.place and diagnostic.place.file == NAME]
    verdict.tell_and_leave(unread, read.atlas, display=opened.shown(folder))
    case, outcome = looked_into(read, known=found, memo=memo)
    return case, erroneous(case, outcome.diagnostics), doubts(case, outcome.diagnostics)


@dataclass
class _Desk:
    """A reader at work: the library's case, which each approval moves on, the day and the reader's name.

    `errors` are what may not be approved before it is mended, by id, `doubts` what the reader is told with it.
    """

    folder: Path
    case: Case
    day: date
    by: str
    errors: Mapping[str, str]
    doubts: Mapping[str, tuple[str, ...]]

    def briefs(self, slugs: Sequence[str]) -> tuple[str, ...]:
        from briefgen.cli import opened

        known = tuple(sorted(self.case.library.briefs))
        for slug in slugs:
            if slug not in known:
                raise opened.unknown("brief", slug, known)
        return tuple(slugs) or known

    def waiting(self, slugs: Sequence[str]) -> Iterator[str]:
        from briefgen.check.approval import unprinted, waiting

        keys = [key for slug in slugs for key in waiting(self.case, slug)]
        if {*slugs} == {*self.case.library.briefs}:
            keys += unprinted(self.case)
        return iter(dict.fromkeys(keys))

    def approve(self, keys: Sequence[str]) -> None:
        """Approve all that may be; tell what may not, and end with exit 1 if anything."""
        from briefgen.check.approval import approved, refusal
        from briefgen.cli.verdict import many

        known = map(self._known, keys)
        refused = {key: why for key in known if (why := self.errors.get(key) or refusal(self.case, key))}
        done = [key for key in keys if key not in refused]
        if done:
            self._write(approved(self.case, done, by=self.by, on=self.day))
        printing.product(f"{many(len(done), 'approval')} by {self.by}")
        if refused:
            printing.remark("\n".join(f"{key}: not approved: {why}" for key, why in refused.items()))
            raise typer.Exit(1)

    def object(self, key: str, why: str) -> None:
        from briefgen.check.approval import objected

        self._write(objected(self.case, self._known(key), why=_reason(why), by=self.by, on=self.day))
        printing.product(f"{key}: objection by {self.by}")

    def answer(self, key: str, why: str) -> None:
        from briefgen.check.approval import answered

        if not any(key == (one.id or one.objection.of) for one in self.case.standings.open):
            raise typer.BadParameter(f"there is no open objection to `{printing.harmless(key)}`", param_hint="--answer")
        self._write(answered(self.case, key, why=_reason(why), by=self.by, on=self.day))
        printing.product(f"{key}: answered by {self.by}")

    def list(self, slugs: Sequence[str]) -> None:
        from briefgen.check.approval import subjects
        from briefgen.cli.reviewing import lost_objections, page

        held = subjects(self.case)
        pages = [page(self.case, key, held[key], self.doubts.get(key, ())) for key in self.waiting(slugs)]
        printing.product("\n\n".join([*pages, *lost_objections(self.case, slugs)]))
        printing.remark(self._count(slugs))

    def walk(self, slugs: Sequence[str]) -> None:
        """One after the other, each written when its key is pressed, so that stopping loses nothing."""
        from briefgen.check.approval import subjects
        from briefgen.cli.reviewing import page

        self.by = self.by or _asked_name()
        keys = tuple(self.waiting(slugs))
        before: list[Reviews] = []  # the reviews as they were when each thing was shown
        while len(before) < len(keys):
            key = keys[len(before)]
            shown = page(self.case, key, subjects(self.case)[key], self.doubts.get(key, ()))
            printing.product(f"\n{shown}\n\n[{len(before) + 1} of {len(keys)}]  {_KEYS}")
            reviews = self.case.library.reviews
            pressed = self._pressed(key, first=not before)
            if pressed == "q":
                break
            if pressed == "u":
                self._write(before.pop())
                printing.product(f"{keys[len(before)]}: taken back")
            else:
                before.append(reviews)
        printing.remark(self._count(slugs))

    def _pressed(self, key: str, *, first: bool) -> str:
        """Do what the reader's key says about one thing, and give the key; there is nothing to undo at the `first`."""
        while (pressed := typer.getchar().lower()) not in ("a", "o", "s", "q", "u") or (first and pressed == "u"):
            printing.remark("there is nothing to take back yet" if pressed == "u" else _KEYS)
        if pressed == "o":
            self.object(key, typer.prompt("Why"))
        elif pressed == "a":
            with suppress(typer.Exit):
                self.approve([key])
        return pressed

    def _known(self, key: str) -> str:
        from briefgen.check.approval import subjects
        from briefgen.cli import opened

        known = subjects(self.case)
        if key not in known:
            raise opened.unknown("printed claim or paragraph", key, tuple(known))
        return key

    def _write(self, reviews: Reviews) -> None:
        from briefgen.check.resting import reviewed
        from briefgen.cli import opened
        from briefgen.library.files import write_whole
        from briefgen.library.reviews import NAME, write_reviews

        try:
            write_whole(self.folder / NAME, write_reviews(reviews))
        except OSError as error:
            raise opened.unwritten(self.folder / NAME, error) from None
        self.case = reviewed(self.case, reviews)

    def _count(self, slugs: Sequence[str]) -> str:
        from briefgen.cli.verdict import many

        left = tuple(self.waiting(slugs))
        paragraphs = sum(":" in key for key in left)
        objections = len(self.case.standings.open)
        counts = f"{many(len(left) - paragraphs, 'claim')} and {many(paragraphs, 'paragraph')} open"
        return counts + (f", {many(objections, 'objection')}" if objections else "")


def _asked_name() -> str:
    """The reader's name, asked for until it is one."""
    while True:
        try:
            return options.name(typer.prompt("Your name")) or ""
        except typer.BadParameter as error:
            printing.remark(error.message)


def _reason(why: str) -> str:
    return " ".join(printing.harmless(why).split())
