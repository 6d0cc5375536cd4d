"""The rules, one a module: its docstring is its page, `CODE` and `LEVEL` name it, `check` yields its findings.

`SCOPE` says how much of a library it looks at (see `check.case.Scope`); some look at a fact, and at a brief too.
The table below is the whole registry. A rule takes a `Case` and yields diagnostics; it never stops another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol

from briefgen.check.case import Case, Scope
from briefgen.check.rules import (
    ambiguous,
    as_of,
    basis,
    body_missing,
    bottom_line,
    changed_since_locked,
    citation_form,
    claim_date,
    claim_names,
    claim_numbers,
    claim_quotations,
    claim_status,
    confidence_likelihood,
    copied_claim,
    date_after_source,
    date_unborne,
    derived,
    dropped_hedge,
    dropped_intention,
    dropped_negation,
    echoed_claim,
    figures,
    groundless_judgement,
    grounds,
    group_size,
    limits,
    links,
    long_passage,
    long_sentence,
    names,
    not_found,
    not_in_lock,
    objection,
    one_side,
    outside_body,
    paired_figures,
    prose_names,
    prose_numbers,
    prose_quotations,
    reported_speech,
    reprints,
    retracted,
    seal_broken,
    seal_missing,
    shown_figures,
    speaker,
    stale_translation,
    status_shown,
    structure,
    title_numbers,
    translated_citations,
    translated_numbers,
    translation_form,
    two_paragraphs,
    uncited,
    undeveloped,
    unknown_fact,
    unknown_question,
    unknown_source,
    unrelated,
    untranslated,
    unused_source,
    unverified,
)
from briefgen.words.diagnostics import Diagnostic, Level


class Rule(Protocol):
    """What a rule's module holds."""

    CODE: str
    LEVEL: Level
    SCOPE: tuple[Scope, ...]

    def check(self, case: Case, /) -> Iterator[Diagnostic]:
        """The rule's findings in a case."""
        ...


RULES: tuple[Rule, ...] = (
    unknown_source,
    unknown_fact,
    names,
    grounds,
    unknown_question,
    retracted,
    unused_source,
    shown_figures,
    not_found,
    ambiguous,
    body_missing,
    outside_body,
    long_passage,
    two_paragraphs,
    claim_numbers,
    claim_quotations,
    derived,
    figures,
    date_after_source,
    reported_speech,
    speaker,
    changed_since_locked,
    not_in_lock,
    reprints,
    unverified,
    paired_figures,
    claim_date,
    date_unborne,
    claim_names,
    claim_status,
    copied_claim,
    prose_numbers,
    prose_quotations,
    uncited,
    group_size,
    status_shown,
    one_side,
    structure,
    links,
    as_of,
    title_numbers,
    citation_form,
    basis,
    prose_names,
    unrelated,
    groundless_judgement,
    undeveloped,
    bottom_line,
    long_sentence,
    echoed_claim,
    limits,
    seal_broken,
    seal_missing,
    objection,
    dropped_negation,
    dropped_hedge,
    dropped_intention,
    confidence_likelihood,
    translation_form,
    translated_citations,
    translated_numbers,
    stale_translation,
    untranslated,
)


@cache
def of(scope: Scope) -> tuple[Rule, ...]:
    """The rules that look at so much of a library (see `Scope`), in the table's order."""
    return tuple(rule for rule in RULES if scope in rule.SCOPE)


def told(rules: Iterable[Rule], case: Case) -> tuple[Diagnostic, ...]:
    """What some rules find in a case, rule by rule."""
    return tuple(diagnostic for rule in rules for diagnostic in rule.check(case))
