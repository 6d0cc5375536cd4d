"""What a shell may complete: briefs, facts, sources and codes, as far as the library that was named has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import typer

VARIABLE = "_BRIEFGEN_COMPLETE"


def ready() -> None:
    """Let typer know its shells; it asks to be told, since that takes time."""
    # No public name of typer's does this without also adding options that edit the user's shell files.
    from typer.completion import completion_init  # type: ignore[attr-defined]

    completion_init()


def briefs(ctx: typer.Context, incomplete: str) -> list[str]:
    """The briefs of the library."""
    from briefgen.library import glimpse

    return _of(ctx, incomplete, glimpse.briefs)


def facts(ctx: typer.Context, incomplete: str) -> list[str]:
    """The facts of the library."""
    from briefgen.library import glimpse

    return _of(ctx, incomplete, glimpse.facts)


def sources(ctx: typer.Context, incomplete: str) -> list[str]:
    """The sources of the library."""
    from briefgen.library import glimpse

    return _of(ctx, incomplete, glimpse.sources)


def sources_and_facts(ctx: typer.Context, incomplete: str) -> list[str]:
    """The sources of the library, then its facts."""
    return sources(ctx, incomplete) + facts(ctx, incomplete)


def codes(incomplete: str) -> list[str]:
    """The codes of diagnostics."""
    from briefgen.cli.explain import known

    return [code for code in known() if code.startswith(incomplete)]


def _of(ctx: typer.Context, incomplete: str, listed: Callable[[Path], tuple[str, ...]]) -> list[str]:
    folder = ctx.params.get("library")
    return [one for one in listed(Path(folder or "briefs")) if one.startswith(incomplete)]
