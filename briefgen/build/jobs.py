"""One brief to lay out, as a small value that travels to a worker, and what comes back.

The only module of this room that calls renditions, and always in a worker: WeasyPrint never enters the parent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.words.diagnostics import Diagnostic

if TYPE_CHECKING:
    from briefgen.write.manuscript import Manuscript

#: The renditions, in the order in which they are made and told.
TARGETS = ("md", "html", "pdf", "json")
#: Those that are made only when asked for, with what each imports that an extra brings.
ON_REQUEST: Mapping[str, tuple[str, ...]] = {"docx": ("pypandoc", "resvg_py")}

PANGO = (
    "install Pango: on Debian and Ubuntu `apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`, "
    "on Fedora `dnf install pango`, on macOS `brew install pango`, "
    "on Windows `pacman -S mingw-w64-x86_64-pango` in MSYS2; or build without PDF: `--to md,html,json`"
)


@dataclass(frozen=True, slots=True)
class Job:
    """A manuscript, the renditions wanted, and where page templates are looked for."""

    manuscript: Manuscript
    targets: tuple[str, ...]
    templates: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """The renditions by target, printed pages (0 without PDF), and what went wrong."""

    files: Mapping[str, bytes]
    pages: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


def prepare() -> None:
    """Cut the fonts and import what laying out needs, while the parent still loads and checks."""
    import briefgen.render.html
    import briefgen.render.markdown  # noqa: F401
    from briefgen.render import pdf

    pdf.prepare()


def rehearsals() -> tuple[Callable[[], object], ...]:
    """What a worker may do while there is nothing else: a first layout in English then takes as long as others."""
    return (_syllables, _rehearse)


def _syllables() -> None:
    from briefgen.render import rehearsal

    rehearsal.syllables()


def _rehearse() -> None:
    from briefgen.render import rehearsal

    lay_out(Job(rehearsal.sheet(), TARGETS))


def unavailable(targets: tuple[str, ...]) -> Iterator[tuple[str, Diagnostic]]:
    """The renditions that this installation cannot make, each with BG903, which says how to get what is missing."""
    for target in targets:
        if not all(find_spec(module) for module in ON_REQUEST.get(target, ())):
            message = f"`--to {target}` needs an extra that is not installed"
            hint = f"Install it: `python -m pip install 'briefgen[{target}]'`. Or leave it out of `--to`."
            yield target, Diagnostic("BG903", "error", message, hint=hint)


def lay_out(job: Job) -> Done:
    """Make every rendition of one brief.

    What is too big for memory is BG414, a missing Pango BG901, and where temporary files cannot be written BG902.
    """
    about = (f"brief:{job.manuscript.slug}",)
    done: list[Done] = []
    try:
        for target in job.targets:
            done.append(_rendition(job, target))
    except MemoryError:
        message = f"`{job.manuscript.slug}` could not be laid out: it needs more memory than a brief may"
        return Done({}, diagnostics=(Diagnostic("BG414", "error", message, about=about),))
    except OSError as error:
        return Done({}, diagnostics=(_surroundings(error, job.targets[len(done)]),))
    return joined(done)


def joined(parts: Iterable[Done]) -> Done:
    """What several calls made of one brief, as if one had; a diagnostic that they share is told once."""
    every = tuple(parts)
    return Done(
        {target: data for one in every for target, data in one.files.items()},
        max((one.pages for one in every), default=0),
        tuple(dict.fromkeys(d for one in every for d in one.diagnostics)),
    )


def _rendition(job: Job, target: str) -> Done:
    from briefgen.render import html, markdown, record

    match target:
        case "md":
            return Done({target: markdown.render(job.manuscript)})
        case "html":
            page = html.render(job.manuscript, templates=job.templates)
            return Done({target: page.html.encode()}, diagnostics=page.diagnostics)
        case "json":
            return Done({target: record.render(job.manuscript)})
        case "pdf":
            from briefgen.render import pdf

            rendered = pdf.render(job.manuscript, templates=job.templates)
            return Done({target: rendered.pdf}, rendered.pages, rendered.diagnostics)
        case "docx":
            from briefgen.render import docx

            return Done({target: docx.render(job.manuscript)})
    raise ValueError(f"no rendition `{target}`")


def _surroundings(error: OSError, target: str) -> Diagnostic:
    if error.errno is None and target == "pdf":  # a shared library that does not load has no error number
        return Diagnostic("BG901", "error", "PDF needs the system library Pango, which is not installed", hint=PANGO)
    why = (error.strerror or " ".join(str(error).split()) or "the system refused").lower()
    hint = "Free some space for temporary files, or name another folder for them in TMPDIR."
    return Diagnostic("BG902", "error", f"`{target}` could not be made: {why}", hint=hint)
