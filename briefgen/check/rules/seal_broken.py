"""A fact or paragraph that changed after a second reader approved it.

What was approved was that text, resting on those facts and passages. `briefgen review` shows what changed beside the
passage, to be approved again. A changed fact also breaks the paragraphs that cite it: a reader approved them as
resting on what it said then.

In the example the brief was reviewed as the good one, and then edited.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: The guards went out together
        text: |
          The guards went out on 212 calls in one year, more than ever [@rescue-calls].

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: The guards went out together
        text: |
          The guards went out on 212 calls in one year [@rescue-calls].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level, Related

CODE = "BG501"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact", "brief")
_HINT = "Read it again beside its sources and approve it: briefgen review --approve {0} --by NAME"


def check(case: Case) -> Iterator[Diagnostic]:
    """Each fact and each block whose seal is broken, with what changed."""
    for fact, standing in case.standings.facts.items():
        if standing.state == "broken" and (then := standing.approved):
            message = f"changed since {then.by} approved it on {then.on}: {', '.join(standing.changed)}"
            lines = tuple(Related(line) for line in standing.words)
            about = (f"fact:{fact}",)
            yield Diagnostic(CODE, LEVEL, message, standing.place.at("id"), _HINT.format(fact), lines, about)
    for slug, blocks in case.standings.blocks.items():
        for block in blocks:
            if block.state == "broken" and (approved := block.approved):
                words = tuple(Related(line) for line in block.words)
                what = [*(["its words"] if words else []), *(f"fact `{fact}`" for fact in block.changed)]
                message = f"changed since {approved.by} approved it on {approved.on}: {', '.join(what)}"
                about = (f"brief:{slug}",)
                yield Diagnostic(CODE, LEVEL, message, block.now.place, _HINT.format(block.now.id), words, about)
