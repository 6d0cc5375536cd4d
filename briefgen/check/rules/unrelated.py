"""A cited fact that has nothing to do with its sentence.

A sentence and each fact that it cites share at least one word of content, or a number. That both name the same person
or party says little: most facts of a library do. Where they share nothing else, the citation names another fact than
was meant. What is inferred may use words of its own. The rule looks at English only.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the rescue pact [@boats-laid-up].

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the rescue pact [@rescue-pact].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check import wording
from briefgen.check.case import Case, Scope
from briefgen.check.naming import Naming
from briefgen.check.stated import without_targets
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded
from briefgen.words.kinship import stems

CODE = "BG421"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each cited fact of a unit that shares no word with it."""
    naming, parties = Naming.of(case.library), stems(" ".join(case.library.house.parties))
    for piece, unit in wording.english(case):
        if not unit.text.strip() or unit.group is None or unit.group.inferred:
            continue
        ours = _content(without_targets(unit.text), naming) - parties
        for fact, claim in wording.claims(case, unit).items():
            if ours and ours.isdisjoint(_content(claim, naming)):
                message = f"but for names, the sentence shares no word with `{fact}`, which it cites"
                hint = "Cite the fact that was meant; what follows from it is cited as [inferred from @id]."
                place = piece.place.span(unit.start, unit.end)
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{piece.brief}",))


def _content(text: str, naming: Naming) -> frozenset[str]:
    """The content words of a text, without those of names."""
    for _, _, start, end in naming.found(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return stems(folded(text))
