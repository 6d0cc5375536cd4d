"""The command line as a whole: its name, its commands, in the order in which one meets them.

Every command is a module; what a command needs beyond typer it imports when it runs.
"""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli import (
    build,
    check,
    clean,
    diff,
    dossier,
    explain,
    fact,
    impact,
    lock,
    publish,
    review,
    schema,
    show,
    source,
)

app = typer.Typer(
    help="Policy briefs whose every footnote is pinned to the passage that carries it.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        from briefgen import __version__
        from briefgen.cli.printing import product

        product(f"briefgen {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Policy briefs whose every footnote is pinned to the passage that carries it."""


for _command, _short in (
    (build.build, "Write briefs: Markdown, HTML, PDF and JSON."),
    (check.check, "Tell everything that is wrong; write nothing."),
    (show.show, "Who says so? A fact's passage, or a note's."),
    (lock.lock, "Verify every passage and record it."),
    (review.review, "Read claims beside passages; approve or object."),
    (dossier.dossier, "Every sentence above its passages, for an editor."),
    (impact.impact, "What rests on a source or a fact."),
    (diff.diff, "What changed between revisions or editions."),
    (publish.publish, "Build a brief and record an edition."),
    (schema.schema, "JSON Schemas of the library's files."),
    (explain.explain, "What a diagnostic's code means."),
    (clean.clean, "Remove what builds wrote."),
):
    app.command(short_help=_short)(_command)
app.add_typer(source.commands, name="source")
app.add_typer(fact.commands, name="fact")
