"""Advice that can be typed as it stands: a command in a hint names the library that it is about."""

from __future__ import annotations

import re
import shlex

_DEFAULT = "briefs"
_COMMAND = re.compile(
    r"\bbriefgen (?:build|check|dossier|lock|publish|review|show|(?:archive|fact|source) [a-z]+)\b[^`();\n]*"
)


def at_library(advice: str, display: str) -> str:
    """Advice whose commands name the library, shown as `display`, so that they can be typed as they stand.

    As it is where nothing is to be named: the usual folder, or none.
    """
    if display in (_DEFAULT, ""):
        return advice
    return _COMMAND.sub(lambda found: f"{found[0].rstrip()} --library {shlex.quote(display)}", advice)
