"""Whether a passage reports what somebody said. A hint for editors, not a reader of grammar.

True for a quotation of three words or more, and for a reporting verb in the past or the present third
person. Words that are nouns as often (`claims`, `notes`) count only before a clause.
"""

from __future__ import annotations

import re

from briefgen.words.quotations import quotations

_VERBS = (
    "said says told tells announced announces claimed warned warns denied denies noted stated accused accuses "
    "criticized criticised criticizes criticises argued argues added asserted asserts insisted insists declared "
    "declares explained explains acknowledged acknowledges admitted admits alleged alleges remarked remarks "
    "stressed stresses emphasized emphasised emphasizes emphasises suggested suggests believes believed "
    "complained complains condemned condemns confirmed confirms cautioned cautions conceded concedes "
    "concluded concludes contended contends commented described describes dismissed dismisses expressed "
    "expresses predicted predicts promised pledged vowed vows rejected rejects reported "
    "responded responds replied replies reiterated reiterates telling saying tweeted urged urges wrote writes"
).split()
_NOUNS = "recalled recalls claims states notes promises pledges reports comments demands remarks warnings".split()
_PHRASES = (
    "according to|points? out|pointed out|called (?:on|for)|calls (?:on|for)|called it|made (?:it )?clear|"
    "makes? clear|in (?:his|her|their) (?:words|view|opinion)|spoke (?:of|about)|speaks (?:of|about)|quoted as"
)
_OPENING = re.compile(rf" (?:also |again |still |has |had )?(?:{'|'.join(_VERBS)})(?![^\W_])")
_REPORTING = re.compile(rf"(?<![^\W_])(?:{'|'.join(_VERBS)}|(?:{'|'.join(_NOUNS)}) that|{_PHRASES})(?![^\W_])")


def reports_speech(folded: str) -> bool:
    """Whether folded text quotes three words or more, or holds a reporting verb."""
    if any(len(quotation.value.split()) >= 3 for quotation in quotations(folded)):
        return True
    return _REPORTING.search(folded.lower()) is not None


def goes_on(folded: str) -> bool:
    """Whether folded text, what follows a name, begins with a reporting verb: the name is then the speaker's."""
    return _OPENING.match(folded) is not None
