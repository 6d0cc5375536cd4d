"""`briefgen fact list`: the facts of a library, filtered, as a table or with all their fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import completing, options, printing

if TYPE_CHECKING:
    from briefgen.check.case import Case
    from briefgen.library.library import Filed, Library
    from briefgen.library.model import Selector
    from briefgen.words.edtf import Edtf

_COLUMNS = ("id", "source", "theme", "area", "status", "date", "claim")
#: What CSV and JSON have beside those; `fact add --from` reads all of it back, but for the last three.
_MORE = (
    "kind", "said", "says", "actors", "figures", "derived", "currency", "because", "label", "note", "caution", "topic",
    "at", "witnesses", "briefs", "reviewed",
)  # fmt: skip


_Source = Annotated[
    str | None, typer.Option("--source", metavar="ID", help="Only this source.", autocompletion=completing.sources)
]
_Dates = Annotated[str | None, typer.Option("--date", metavar="DATES", help="Only dated within, like 2016/2018.")]
_Witnesses = Annotated[
    int | None,
    typer.Option("--witnesses", metavar="N", parser=options.number(0), help="Only with at most N independent reports."),
]


def listing(
    *,
    library: options.LibraryFolder = options.BRIEFS,
    source: _Source = None,
    theme: Annotated[str | None, typer.Option("--theme", metavar="THEME", help="Only this theme.")] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help="Only this area.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Only this actor or speaker.")] = None,
    says: Annotated[str | None, typer.Option("--says", metavar="NAME", help="Only what this speaker says.")] = None,
    dates: _Dates = None,
    witnesses: _Witnesses = None,
    unused: Annotated[bool, typer.Option("--unused", help="Only facts that no brief cites.")] = False,
    unreviewed: Annotated[bool, typer.Option("--unreviewed", help="Only facts without a seal that holds.")] = False,
    form: options.ListedAs = options.As.table,
) -> None:
    """List the facts, all or those that every option given asks for; CSV and JSON have all their fields."""
    from briefgen.check.verify import looked_into
    from briefgen.cli import opened
    from briefgen.cli.tables import listed

    memo = opened.remembered()
    read = opened.readable(library, memo=memo)
    if source is not None and source not in read.sources:
        raise opened.unknown("source", source, tuple(sorted(read.sources)))
    if theme is not None and theme not in (themes := _themes(read)):
        raise opened.unknown("theme", theme, themes)
    case, _ = looked_into(read, memo=memo)
    asked = _Asked(source, theme, area, _spelt(read, actor), _spelt(read, says), _span(dates))
    printed, known = _printed(case), sorted(read.facts.items())
    rows = (_row(filed, read, case, printed.get(key, ())) for key, filed in known if asked.fits(filed))
    shown = [
        row
        for row in rows
        if (witnesses is None or int(row["witnesses"]) <= witnesses)
        and not (unused and row["briefs"])
        and not (unreviewed and row["reviewed"] == "yes")
    ]
    columns = (*_COLUMNS, *_MORE) if form in (options.As.csv, options.As.json) else _COLUMNS
    printing.product(listed(columns, [[row[name] for name in columns] for row in shown], form.value))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked of the facts themselves; None where anything will do."""

    source: str | None
    theme: str | None
    area: str | None
    actors: frozenset[str] | None
    speakers: frozenset[str] | None
    span: Edtf | None

    def fits(self, filed: Filed) -> bool:
        """Whether a fact is among those asked for."""
        fact = filed.fact
        return (
            self.source in (None, filed.source, *filed.sources)
            and self.theme in (None, filed.heading)
            and self.area in (None, fact.area)
            and (self.actors is None or bool(self.actors & {*fact.actors, fact.says}))
            and (self.speakers is None or fact.says in self.speakers)
            and (self.span is None or (fact.date is not None and fact.date.within(self.span)))
        )


def _printed(case: Case) -> dict[str, list[str]]:
    """The briefs that print each fact, sorted."""
    found: dict[str, list[str]] = {}
    for slug, facts in sorted(case.standings.printed.items()):
        for fact in facts:
            found.setdefault(fact, []).append(slug)
    return found


def _themes(library: Library) -> tuple[str, ...]:
    """The themes of the facts, sorted."""
    return tuple(sorted({theme for filed in library.facts.values() if (theme := filed.heading)}))


def _span(dates: str | None) -> Edtf | None:
    from briefgen.words import edtf

    try:
        return edtf.parse(dates) if dates is not None else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--date") from None


def _spelt(library: Library, spelling: str | None) -> frozenset[str] | None:
    """A name in every spelling of the house; None where none was given."""
    if spelling is None:
        return None
    name = library.named(spelling)
    return frozenset((spelling, *(name.every if name else ())))


def _row(filed: Filed, library: Library, case: Case, briefs: Sequence[str]) -> Mapping[str, str]:
    """A fact and the briefs that print it, as cells: lists parted by `;`, pairs as `key = value`, a passage a line."""
    fact = filed.fact
    plain = fact.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    standing = case.standings.facts.get(fact.id)
    reports = {library.sources[one].report for one in filed.sources if one in library.sources}
    row = {name: str(plain.get(name, "")) for name in (*_COLUMNS, *_MORE)}
    return row | {
        "source": filed.source,
        "theme": filed.heading or "",
        "status": fact.status,
        "claim": fact.claim_in(library.house.language),
        "actors": "; ".join(fact.actors),
        "because": "; ".join(fact.because),
        "figures": "; ".join(f"{key} = {words}" for key, words in fact.figures.items()),
        "derived": "; ".join(f"{key} = {words}" for key, words in _derived(fact.derived)),
        "topic": filed.place.file.removeprefix("facts/").removesuffix(".yaml"),
        "at": "\n".join(map(_at, fact.at)),
        "witnesses": str(len(reports)),
        "briefs": "; ".join(briefs),
        "reviewed": "yes" if standing and standing.state == "sealed" else "no",
    }


def _derived(derived: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in derived.items():
        change, terms = getattr(value, "change", None), getattr(value, "sum", None)
        called = f"change({', '.join(change)})" if change else f"sum({', '.join(terms)})" if terms else str(value)
        yield key, called


def _at(selector: Selector) -> str:
    """A passage in its short form, or where that does not say all, as JSON in a line."""
    if selector.prefix or selector.suffix or selector.source:
        return json.dumps(selector.model_dump(exclude_defaults=True), ensure_ascii=False)
    return selector.anchors
