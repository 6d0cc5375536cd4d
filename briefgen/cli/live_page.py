"""The pages of `briefgen serve`: the list of briefs, and one brief with its PDF beside it. Text from values alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from briefgen.build import identity
from briefgen.cli import verdict
from briefgen.cli.board import Board, State
from briefgen.cli.formats.located import Located
from briefgen.cli.formats.text import noted, position, quoted
from briefgen.cli.printing import harmless
from briefgen.render.shell import filled, sheet

#: What is served of a brief: what stands on its link, what ends its file's name.
RENDITIONS = (("HTML", "html"), ("PDF", "pdf"), ("Markdown", "md"), ("JSON", "json"))
_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
_PAGE = "live.html.j2"


def style() -> str:
    """The style sheet of both pages."""
    return sheet("base.css") + sheet("live.css")


def script() -> str:
    """The script that reloads them."""
    return sheet("live.js")


def index(board: Board, out: Path, *, version: str) -> str:
    """The list of all briefs, and everything that was found."""
    briefs = [
        {"address": address(slug), "title": title(out, slug), "slug": slug, "state": _short(state, out, slug)}
        for slug, state in board.briefs
    ]
    state, bad = _general(board)
    return filled(
        _PAGE,
        brief=None,
        briefs=briefs,
        title="Briefs",
        version=version,
        state=state,
        bad=bad,
        problems=_problems(board.found),
        counted=_counted(board.found),
        elsewhere="",
    )


def one(board: Board, slug: str, out: Path, *, version: str) -> str:
    """One brief: its HTML, its PDF, what was found of it, and every error, for one elsewhere may withhold it."""
    shown = [f for f in board.found if _concerns(f, slug) or f.diagnostic.level == "error"]
    rest = len(board.found) - len(shown)
    state, bad = _general(board) if board.trouble else _state(board, slug, out)
    there = [(name, ending) for name, ending in RENDITIONS if (out / f"{slug}.{ending}").is_file()]
    name = title(out, slug)
    frames = [
        {"id": ending, "title": f"{name}, {kind}", "address": _file(out, slug, ending)}
        for kind, ending in there
        if ending in ("html", "pdf")
    ]
    links = [(kind, f"/out/{quote(slug)}.{ending}") for kind, ending in there]
    return filled(
        _PAGE,
        brief={"links": links, "frames": frames},
        title=name,
        version=version,
        state=state,
        bad=bad,
        problems=_problems(shown),
        counted=_counted(shown),
        elsewhere=f"{verdict.many(rest, 'warning')} elsewhere in the library" if rest else "",
    )


def address(slug: str) -> str:
    """Where the page of a brief is."""
    return f"/brief/{quote(slug)}"


def title(out: Path, slug: str) -> str:
    """The title of a brief as its last page has it, else its slug."""
    try:
        with (out / f"{slug}.html").open("rb") as file:
            found = _TITLE.search(file.read(1 << 16))
    except OSError:
        return slug
    return html.unescape(found[1].decode("utf-8", "replace")) if found else slug


def _file(out: Path, slug: str, ending: str) -> str:
    """The address of a rendition; another one when its bytes are others, so that a browser sees it anew."""
    # for the PDF viewers that know it: the whole width of the page, no column of small pages
    view = "#navpanes=0&view=FitH" if ending == "pdf" else ""
    return f"/out/{quote(slug)}.{ending}?{identity.file(out / f'{slug}.{ending}')[:12]}{view}"


def _concerns(found: Located, slug: str) -> bool:
    about = found.diagnostic.about
    return not about or f"brief:{slug}" in about


def _general(board: Board) -> tuple[str, bool]:
    if board.trouble:
        return f"{board.trouble[:1].upper()}{board.trouble[1:]}. What you see is as it was.", True
    if board.busy:
        return "Reading and checking \u2026", False
    held = sum(state == "withheld" for _, state in board.briefs)
    if held:
        return f"{held} of {verdict.many(len(board.briefs), 'brief')} withheld.", True
    return "Up to date.", any(f.diagnostic.level == "error" for f in board.found)


def _state(board: Board, slug: str, out: Path) -> tuple[str, bool]:
    """What a reader should know of what they see, and whether something is wrong."""
    state = board.state(slug)
    if state == "drawn":
        return "The page is new; its PDF is being laid out \u2026", False
    if board.busy:
        return "Reading and checking \u2026", False
    if state == "built":
        return "Up to date.", any(f.diagnostic.level == "error" and _concerns(f, slug) for f in board.found)
    there = (out / f"{slug}.html").is_file()
    return "Withheld: " + ("what you see is the last good page." if there else "there is no good page yet."), True


def _short(state: State, out: Path, slug: str) -> str:
    if state == "drawn":
        return "PDF is being laid out"
    if state == "withheld":
        return "withheld; the last good page stands" if (out / f"{slug}.html").is_file() else "withheld"
    return ""


def _problems(found: Sequence[Located]) -> list[dict[str, object]]:
    """For the template: errors first, each with its line as `check` shows it."""
    rank = ("error", "warning", "info")
    return list(map(_problem, sorted(found, key=lambda one: rank.index(one.diagnostic.level))))


def _counted(found: Sequence[Located]) -> str:
    return verdict.count([one.diagnostic for one in found])


def _problem(one: Located) -> dict[str, object]:
    diagnostic = one.diagnostic
    return {
        "code": diagnostic.code,
        "level": diagnostic.level,
        "message": harmless(diagnostic.message),
        "where": harmless(position(one.where)),
        "quoted": harmless("\n".join(quoted(one.where))),
        "notes": [harmless(line) for line in _notes(one)],
        "hint": harmless(diagnostic.hint),
    }


def _notes(one: Located) -> Iterator[str]:
    for related, where in one.related:
        yield " ".join(" ".join(line.split()) for line in noted(related, where))
