"""A name that names.yaml does not have.

`says` and `actors` take a name as `names.yaml` spells it, or one of its other spellings, so that one person has
one name in the whole house; the `side` of a name is one of the house's `parties`, or `none`. The parties
themselves need no entry.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: storm
          claim: Ana Brok blames a storm.
          at: said Ana Brok [...] the storm
          says: Anna Brock

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: storm
          claim: Ana Brok blames a storm.
          at: said Ana Brok [...] the storm
          says: Ana Brok
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from briefgen.check.case import Case, Scope
from briefgen.library.yaml_writer import flow
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG203"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("library",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each unknown speaker or actor, and each side that is no party."""
    library = case.library
    # where library.yaml has an error of its own, and no parties could be read, any name may be one
    parties_known = library.sound or bool(library.house.parties)
    spellings = [spelling for name in library.names for spelling in name.every]
    known = {*spellings, *library.house.parties}
    for filed in case.filed() if parties_known else ():
        if known.issuperset(filed.card.names):  # as mostly, and the fact itself need not be fetched
            continue
        named = [(filed.fact.says, "says")] if filed.fact.says else []
        for spelling, field in (*named, *((actor, "actors") for actor in filed.fact.actors)):
            if spelling not in known:
                close = get_close_matches(spelling, spellings, n=1)
                line = f"`- {flow({'name': spelling})}`"
                hint = f"Did you mean `{close[0]}`?" if close else f"Add a line to names.yaml: {line}"
                message = f"`{spelling}` is not in names.yaml"
                yield Diagnostic(CODE, LEVEL, message, filed.place.at(field), hint=hint, about=(f"fact:{filed.id}",))
    sides = (*library.house.parties, "none")
    for name in library.names if parties_known else ():
        if name.side not in sides:
            hint = f"Write one of: {', '.join(sides)}; `parties` stand in library.yaml."
            place = library.places[f"name:{name.name}"].at("side")
            yield Diagnostic(CODE, LEVEL, f"`{name.side}` is no party of this house", place, hint=hint, about=())
