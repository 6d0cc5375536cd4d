"""The furniture's words, one module a language: heads, labels, month names, phrases of notes and tables.

A form with `one` before it stands for a count of one, `many` for every other. Prose and claims are not here; they
are written by people, in the library.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.write.terms import en, fr

_LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": en.TERMS, "fr": fr.TERMS}


def of(language: str) -> Mapping[str, str]:
    """The words of a language (a BCP 47 tag; its first part counts); English where there are none."""
    return _LANGUAGES.get(language.split("-")[0], en.TERMS)
