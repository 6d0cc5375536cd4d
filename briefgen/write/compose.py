"""From `Verified` to `Manuscript`: one brief, its template, its notes.

Runs the template `brief.md.j2` over plain values (`write.views`), gives each citation its number as it is
printed, words the notes when the order is final, and writes the record. It judges no evidence: that is done.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from briefgen.check.verify import Verified
from briefgen.words.diagnostics import Diagnostic
from briefgen.write import engine, parts, pictures, record, terms, tongues, views
from briefgen.write.calls import Notebook
from briefgen.write.issue import Imprint, edition, issue
from briefgen.write.manuscript import Manuscript, Note, Picture, Style
from briefgen.write.notes import worded
from briefgen.write.templates import ENTRY, TemplateFolder
from briefgen.write.text import data

NOTE_LENGTH, SHOWN = "BG416", "BG208"
_CALL = re.compile(r"\[\^(\d+)\]")
_UNCALLED = re.compile(r"(?<!\\)\[\s*(?:inferred\s+from\s+)?@[^\]\n]*\]?")


def compose(
    verified: Verified, slug: str, *, templates: TemplateFolder, imprint: Imprint | None = None
) -> tuple[Manuscript | None, tuple[Diagnostic, ...]]:
    """The manuscript of one printable brief, or None and why.

    `imprint` is what an edition says of itself; it stays out of the record.
    Gives BG208 for a figure that its facts cannot make, BG409 for what is wrong with a template, at its line, and
    BG416 for a note over its limit of words.
    Raises ValueError for a brief that is withheld.
    """
    return narrowly(verified, slug, templates=templates, imprint=imprint)[:2]


def narrowly(
    verified: Verified, slug: str, *, templates: TemplateFolder, imprint: Imprint | None = None
) -> tuple[Manuscript | None, tuple[Diagnostic, ...], bool]:
    """What `compose` gives, and whether it was made from nothing but what the brief rests on.

    It is, unless a template of the house names something else of the library.
    """
    narrow = verified.portion(slug)
    manuscript, told = _composed(narrow, slug, templates=templates, imprint=imprint)
    if manuscript is not None or narrow is verified:
        return manuscript, told, True
    return *_composed(verified, slug, templates=templates, imprint=imprint), False


def _composed(
    verified: Verified, slug: str, *, templates: TemplateFolder, imprint: Imprint | None
) -> tuple[Manuscript | None, tuple[Diagnostic, ...]]:
    if verified.withheld[slug]:
        raise ValueError(f"brief {slug} is withheld")
    library, language = verified.library, verified.library.tongue(slug)
    words = terms.of(language)
    unknown = tuple(_unknown_facts(verified, slug, templates))
    if unknown:
        return None, unknown
    notebook = Notebook()
    printed = tongues.localized(verified, slug, words)
    desk = views.Desk(printed, slug, notebook, words, language)
    try:
        context = {**desk.context(), "draft": _draft(verified, slug), **_imprinted(imprint, words)}
        text = engine.render(templates, ENTRY, context=context, printed=lambda value: data(value, words))
        parts.tree(text)
    except pictures.Undrawable as problem:
        place = library.places[f"brief:{slug}"].at(*problem.route)
        hint = "Show other facts, or correct these."
        return None, (Diagnostic(SHOWN, "error", str(problem), place, hint=hint, about=(f"brief:{slug}",)),)
    except engine.TemplateProblem as problem:
        return None, (problem.told((f"brief:{slug}",)),)
    except ValueError as problem:
        return None, (_at(str(problem), ENTRY, 1, slug),)
    if [int(call) for call in _CALL.findall(text)] != list(range(1, len(notebook.calls) + 1)):
        message = "the template prints citations twice, not at all, or in another order than it asked for them"
        return None, (_at(message, ENTRY, 1, slug),)
    lost = _lost(text, desk, notebook, words) or _unprinted(text, imprint, words)
    if lost:
        return None, (_at(lost, ENTRY, 1, slug),)
    notes = worded(printed, slug, notebook.calls, words)
    drawn = tuple(figure.drawn(notebook.first) for figure in desk.figures)
    manuscript = _manuscript(verified, slug, text, notes, pictures=drawn, language=language)
    return manuscript, tuple(_long_notes(verified, slug, notes))


def _lost(text: str, desk: views.Desk, notebook: Notebook, words: Mapping[str, str]) -> str:
    """What of the brief is not on the page as it should be, in a clause; nothing where all is there."""
    if uncalled := _UNCALLED.search(text):
        return f"`{uncalled[0]}` would print as typed, for it stands in code"
    cited = {fact for call in notebook.calls for fact in call.facts}
    left = [f"`{fact}`" for fact in dict.fromkeys(desk.printed) if fact not in cited]
    if left:
        more = f" and {len(left) - 3} more" if len(left) > 3 else ""
        return f"the template leaves out what the brief cites or shows: {', '.join(left[:3])}{more}"
    # A template may set the title in capitals or across lines.
    if _letters(data(desk.brief.title, words)) not in _letters(text):
        return "the template leaves out the title"
    return ""


def _imprinted(imprint: Imprint | None, words: Mapping[str, str]) -> dict[str, str]:
    return {"edition": edition(imprint, words), "changes": Markup(imprint.changes if imprint else "")}


def _unprinted(text: str, imprint: Imprint | None, words: Mapping[str, str]) -> str:
    """What an edition should say and the page does not, in a clause."""
    if _letters(edition(imprint, words)) not in _letters(text):
        return "the template leaves out `edition`: without it readers cannot tell one edition from the next"
    return "the template leaves out `changes`" if imprint and imprint.changes not in text else ""


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _manuscript(
    verified: Verified, slug: str, text: str, notes: tuple[Note, ...], *, pictures: tuple[Picture, ...], language: str
) -> Manuscript:
    library, brief = verified.library, verified.library.briefs[slug]
    written = record.record(verified, slug, notes)
    digest = hashlib.sha256(written.encode()).hexdigest()
    house, day = library.house, verified.as_of[slug]
    return Manuscript(
        slug=slug,
        language=language,
        title=brief.title,
        description=brief.question or brief.title,
        house=house.title,
        publisher=house.publisher or "",
        as_of=day.isoformat() if day else "",
        draft=_draft(verified, slug),
        digest=digest,
        markdown=text.replace(views.DIGEST, digest[:16]),
        notes=notes,
        record=written,
        terms=terms.of(language),
        style=Style(house.paper, house.colours.ink, house.colours.accent),
        pictures=pictures,
        issue=issue(house, brief, terms.of(language)),
    )


def _draft(verified: Verified, slug: str) -> str:
    """The stamp of a brief of which something has no seal, else nothing."""
    claims, paragraphs = verified.unreviewed[slug]
    if not (claims or paragraphs):
        return ""
    words = terms.of(verified.library.tongue(slug))
    counts = ((claims, "unreviewed claim"), (paragraphs, "unreviewed paragraph"))
    return words["draft"].format(*(words[key if n == 1 else f"{key}s"].format(n) for n, key in counts))


def _unknown_facts(verified: Verified, slug: str, templates: TemplateFolder) -> Iterator[Diagnostic]:
    for name, fact, line in engine.constants(templates, ENTRY, views.TAKE_A_FACT):
        if fact not in verified.library.facts:
            yield _at(f"there is no fact `{fact}`", name, line, slug)
        elif f"fact:{fact}" in verified.blamed:
            yield _at(f"fact `{fact}` has an error and does not print", name, line, slug)


def _long_notes(verified: Verified, slug: str, notes: tuple[Note, ...]) -> Iterator[Diagnostic]:
    brief = verified.library.briefs[slug]
    limit = brief.limits.note or verified.library.house.limits.note
    for note in notes if limit else ():
        count = len(re.sub(r"\]\([^)]*\)", "]", note.markdown).split())
        if limit and count > limit:
            yield Diagnostic(
                NOTE_LENGTH,
                "warning",
                f"note {note.number} has {count} words, {count - limit} more than {limit}",
                verified.library.places[f"brief:{slug}"],
                hint=f"Cite fewer facts at once, or shorten their notes: {', '.join(note.facts)}.",
                about=(f"brief:{slug}",),
            )


def _at(message: str, name: str, line: int, slug: str) -> Diagnostic:
    return engine.TemplateProblem(message, name, line).told((f"brief:{slug}",))
