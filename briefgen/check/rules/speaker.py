"""A speaker who is not in the passage.

Whoever `says` names must stand in the passage under one of the spellings of names.yaml, or in a second passage
that `at` lists.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: storm
          claim: Ana Brok blames the storm of January 2017.
          at: She blamed the storm of January 2017
          says: Ana Brok

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: storm
          claim: Ana Brok blames the storm of January 2017.
          at:
            - She blamed the storm of January 2017
            - said Ana Brok, the fisheries minister of Velmark
          says: Ana Brok
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG314"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each fact whose speaker no passage of it names."""
    for filed in case.filed():
        speaker = case.library.named(filed.fact.says) if filed.fact.says else None
        if speaker is None or not case.settled(filed.id):
            continue
        if not any(speaker.name in entry.speakers for entry in case.entries(filed.id)):
            message = f"`{speaker.name}` is not named in the passage"
            first = filed.fact.at[0]
            shown = f"{first.start} [...] {first.end}" if first.end else first.start
            hint = (
                "Name the speaker in a second passage, one a line under `at:`, "
                f"`- {shown}` and `- words that name {speaker.name}`; or add the spelling to names.yaml."
            )
            yield Diagnostic(CODE, LEVEL, message, filed.place.at("says"), hint=hint, about=(f"fact:{filed.id}",))
