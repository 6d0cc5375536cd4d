"""The command line as a whole: its name and its commands. What the menu says of them stands in `helping`.

Every command is a module; what a command needs beyond typer it imports when it runs.
"""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli import (
    archive,
    build,
    check,
    clean,
    completion,
    diff,
    doctor,
    dossier,
    explain,
    fact,
    helping,
    impact,
    lock,
    new,
    publish,
    review,
    schema,
    serve,
    show,
    site,
    source,
    watch,
)

app = typer.Typer(
    help="Policy briefs whose every footnote is pinned to the passage that carries it.",
    cls=helping.Menu,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
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


for _command in (
    new.new,
    build.build,
    check.check,
    watch.watch,
    serve.serve,
    show.show,
    lock.lock,
    review.review,
    dossier.dossier,
    impact.impact,
    diff.diff,
    publish.publish,
    site.site,
    schema.schema,
    explain.explain,
    clean.clean,
    completion.completion,
    doctor.doctor,
):
    app.command()(_command)
app.add_typer(source.commands, name="source")
app.add_typer(fact.commands, name="fact")
app.add_typer(archive.commands, name="archive")
helping.dress(app)
