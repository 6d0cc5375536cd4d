"""How diagnostics are told: one module a format, each a function from located diagnostics to text.

May not touch: files, terminals, the rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.cli.formats.located import Located


def rendered(found: Sequence[Located], name: str) -> str:
    """The diagnostics in the format of this name, in the order given; empty text where nothing is to be told."""
    match name:
        case "json":
            from briefgen.cli.formats import json_

            return json_.render(found)
        case "github":
            from briefgen.cli.formats import github

            return github.render(found)
        case "sarif":
            from briefgen.cli.formats import sarif

            return sarif.render(found)
    from briefgen.cli.formats import text

    return text.render(found)
