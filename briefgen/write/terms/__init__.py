"""The furniture's words, one module a language: heads, labels, month names, phrases of notes and tables.

Prose and claims are not here; they are written by people, in the library.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.write.terms import en

_LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": en.TERMS}


def of(language: str) -> Mapping[str, str]:
    """The words of a language (a BCP 47 tag; its first part counts); English where there are none."""
    return _LANGUAGES.get(language.split("-")[0], en.TERMS)
