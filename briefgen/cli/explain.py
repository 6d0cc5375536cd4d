"""`briefgen explain`: what a code means, with a bad and a good example."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import completing, printing

if TYPE_CHECKING:
    from briefgen.library.codes import Page


def explain(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="A code, such as BG301; all if none.", autocompletion=completing.codes),
    ] = None,
) -> None:
    """Explain a diagnostic's code: what is wrong, why it matters, what to do; without a code, list them all."""
    from briefgen.cli.opened import unknown

    pages = _pages()
    if code is None:
        printing.product("\n".join(f"{key}  {text.splitlines()[0]}" for key, text in sorted(pages.items())))
    elif code.upper() in pages:
        printing.product(f"{code.upper()}  {pages[code.upper()]}")
    else:
        raise unknown("code", code.upper(), tuple(sorted(pages)))


def known() -> list[str]:
    """Every code, sorted."""
    return sorted(_pages())


def _pages() -> dict[str, str]:
    """Every code's page: of reading, of the rules, of rendering and the surroundings."""
    from briefgen.build import codes as surroundings
    from briefgen.check.rules import RULES
    from briefgen.library import codes as reading

    rules = {rule.CODE: cleandoc(rule.__doc__ or "") for rule in RULES}
    told = {code: _told(page) for code, page in (*reading.PAGES.items(), *surroundings.PAGES.items())}
    return {**told, **rules}


def _told(page: Page) -> str:
    shown = [page.title, page.text]
    shown += [f"{word}:\n\n{_indented(text)}" for word, text in (("Bad", page.bad), ("Good", page.good)) if text]
    return "\n\n".join(shown)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip("\n").splitlines())
