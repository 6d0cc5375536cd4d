"""The words that the site puts around a brief, in the brief's language. The other pages speak English."""

from __future__ import annotations

from collections.abc import Mapping

_EN = {
    "this brief": "This brief",
    "as": "to keep or print:",
    "pdf": "PDF",
    "docx": "Word",
    "md": "Markdown",
    "editions": "Editions",
    "edition": "Edition {0}, published on {1}",
    "not published": "No edition of this brief has been published yet.",
    "as published": "What stands here is what the latest edition says.",
    "card": "Note {0}",
    "in the list": "In the list of notes",
    "close": "Close",
    "claims": "Claims:",
    "sources": "In",
    "rests on": "Rests on {0}.",
    "changed since": "What changed since the latest edition",
    "changed": "What changed since the edition before",
}
_FR = {
    "this brief": "Cette note",
    "as": "à garder ou à imprimer :",
    "pdf": "PDF",
    "docx": "Word",
    "md": "Markdown",
    "editions": "Éditions",
    "edition": "Édition {0}, publiée le {1}",
    "not published": "Aucune édition de cette note n’a encore été publiée.",
    "as published": "Ce qui se lit ici est ce que dit la dernière édition.",
    "card": "Note {0}",
    "in the list": "Dans la liste des notes",
    "close": "Fermer",
    "claims": "Énoncés :",
    "sources": "Dans",
    "rests on": "Repose sur {0}.",
    "changed since": "Ce qui a changé depuis la dernière édition (en anglais)",
    "changed": "Ce qui a changé depuis l’édition précédente (en anglais)",
}
#: The names of languages in themselves.
NAMES: Mapping[str, str] = {"en": "English", "fr": "Français"}


def of(language: str) -> Mapping[str, str]:
    """The words of a language; English for one that has none."""
    return _FR if language.startswith("fr") else _EN
