"""The seven steps of likelihood that ICD 203 (Analytic Standards, 2015, D.6.e.2) lists, and words beside them.

`steps` finds the steps' own words, `loose` other words of likelihood, which say no step. `confident` finds words
of confidence, which are about the evidence and not about the event. English only; text need not be folded.
"""

from __future__ import annotations

import re

#: Each step's words, from the least likely to the most, as the legend prints them with their percentages.
_STEPS = (
    r"almost no chance|remote(?= (?:chance|possibility|likelihood|prospect))|(?<=chance is )remote",
    r"very unlikely|highly improbable",
    r"unlikely|improbable|improbably",
    r"roughly (?:an )?even (?:chance|odds)",
    r"likely|probable|probably",
    r"very likely|highly probabl[ey]",
    r"almost certain(?:ly)?|nearly certain(?:ly)?",
)
_STEP = re.compile(rf"\b(?:{'|'.join(sorted(_STEPS, key=len, reverse=True))})\b", re.IGNORECASE)
#: What makes a step's word say no step any more (`quite likely`, `more likely than not`).
_BLUR = (
    r"(?:quite|fairly|rather|somewhat|most|more|less|extremely|highly|increasingly|not|hardly|just as|equally)"
    r" (?:un)?likely"
    r"|(?:quite|most|very) prob(?:ably|able)|probably not sure|(?:as|more) likely (?:as|than) not|likel(?:ier|iest)"
)
_LOOSE = re.compile(
    rf"\b(?:{_BLUR}|(?:may|might|could) (?:very |yet |just )?well|perhaps|possibly|maybe|conceivabl[ey]|presumabl[ey]"
    r"|doubtless|undoubtedly|no doubt|surely|(?<!almost )(?<!nearly )certain(?:ly| to)|bound to|in all likelihood"
    r"|(?:a |every |little |some |good |fair |slim |strong |real )+(?:chance|likelihood|possibility)|odds are|unsure"
    r"|not sure)\b",
    re.IGNORECASE,
)
_CONFIDENT = re.compile(
    r"\b(?:high|moderate|low|medium|full|much|little) confidence\b|\bconfident(?:ly)?\b", re.IGNORECASE
)
Span = tuple[int, int]


def steps(text: str) -> tuple[Span, ...]:
    """Where words of the scale stand; one that is blurred (`quite likely`) is not of the scale."""
    blurred = loose(text)
    found = (match.span() for match in _STEP.finditer(text))
    return tuple(span for span in found if not any(start < span[1] and span[0] < end for start, end in blurred))


def loose(text: str) -> tuple[Span, ...]:
    """Where other words of likelihood stand, which a reader cannot place on the scale."""
    return tuple(match.span() for match in _LOOSE.finditer(text))


def confident(text: str) -> tuple[Span, ...]:
    """Where words of confidence stand."""
    return tuple(match.span() for match in _CONFIDENT.finditer(text))
