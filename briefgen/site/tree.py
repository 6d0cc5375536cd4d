"""Every file of the site before it is built, by path: pages, assets, what lies beside pages, the documentation.

Each page is made from its template under `templates/site/`. The same stock gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from briefgen.render.shell import filler
from briefgen.site import assets, briefs, evidence, facts, filters, sources, timeline
from briefgen.site.naming import Naming
from briefgen.site.pages import page, short
from briefgen.site.stock import Stock, address

DOCUMENTS = "docs"
_LEFT_OUT = (".dossier.",)


def tree(stock: Stock, *, templates: tuple[Path, ...], documents: Path | None) -> dict[str, bytes]:
    """The files by path, sorted.

    Folders of `templates` are looked in first, `documents` is the folder of hand-written pages, if any.
    Raises TemplateProblem for a template that does not hold, and OSError.
    """
    found = dict(pages(stock, templates=templates))
    found |= assets.assets(stock.library.house.colours, templates=templates)
    for slug in stock.manuscripts:
        found |= {f"{address(slug)}/{name}": data for name, data in briefs.files(slug, stock).items()}
    if documents:
        found |= _documents(documents)
    return dict(sorted(found.items()))


def pages(stock: Stock, *, templates: tuple[Path, ...]) -> Iterator[tuple[str, bytes]]:
    """The pages that are made from the library."""
    naming, house = Naming(stock), stock.library.house
    filled = partial(filler(templates), house=house, everything=stock.everything)

    def made(
        name: str, path: str, title: str, *, searched: bool = True, lead: str = "", **values: Any
    ) -> tuple[str, bytes]:
        root = "../" * path.count("/")
        body = filled(f"site/{name}.html.j2", root=root, **values)
        return path, page(title, body, description=lead, searched=searched)

    listed, facets = filters.rows(stock, naming)
    shelf = briefs.rows(stock, naming)
    yield made("home", "index.md", house.title, briefs=shelf, facts=len(listed), sources=len(stock.sources))
    yield made("briefs", "briefs/index.md", "Briefs", briefs=shelf)
    yield made("facts", "facts/index.md", "Facts", searched=False, facts=listed, facets=facets)
    yield made("sources", "sources/index.md", "Sources", sources=sources.rows(stock, naming))
    yield made("timeline", "timeline/index.md", "Timeline", searched=False, t=timeline.view(stock, naming))
    yield made("evidence", "evidence/index.md", "State of the evidence", e=evidence.view(stock, naming))
    for slug, brief in stock.manuscripts.items():
        view = briefs.view(slug, stock, naming)
        yield made("brief", f"{address(slug)}/index.md", brief.title, lead=brief.description, b=view)
    for filed in stock.facts:
        fact = facts.view(filed, stock, naming)
        yield made("fact", f"facts/{filed.id}/index.md", short(fact["claim"]), f=fact)
    for key in stock.sources:
        source = sources.view(key, stock, naming)
        yield made("source", f"sources/{key}/index.md", short(source["title"]), s=source)


def _documents(folder: Path) -> dict[str, bytes]:
    """The documentation: the hand-written pages and their pictures, and the reference that is written from the program.

    A page of the reference takes the place of the one that says, in the repository, where to find it. Links out of the
    folder are not followed, and nothing that is not for publication gets in.
    """
    from briefgen.site import reference

    home = folder.resolve()
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.resolve().is_relative_to(home))
    kept = (path for path in files if not path.name.startswith(".") and not any(w in path.name for w in _LEFT_OUT))
    written = {f"{DOCUMENTS}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in kept}
    return {**written, **{f"{DOCUMENTS}/{path}": text.encode() for path, text in reference.pages().items()}}
