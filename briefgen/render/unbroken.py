"""Where a set page breaks no line: inside an amount, inside a date, before the number of a note, page or paragraph.

In: text as a brief prints it, English or French. Out: the same text with no-break spaces there. It is for pages alone:
the Markdown, the record and whatever is sealed keep their plain spaces. It reads no meaning: what it holds together in
vain makes a line a little shorter, nothing more.
"""

from __future__ import annotations

import re

from briefgen.words import french, tokens

_GAP = r"(?:[ ]|\n[ ]*)"
_FIGURE = r"[$€£¥₽]?\d(?:[\d.,\u00a0\u202f]*\d)?"
_YEAR = r"(?:1[5-9]|2[01])\d\d(?![\d\u00a0]|[.,]\d)"
_DAY = r"[0-3]?\d(?:er)?"
_SCALE = rf"hundred|thousand|[mbtr]+illions?|mille|milliards?|percent|(?:per|pour){_GAP}cent"
#: After one of these words a number stands without what it counts.
_LOOSE = "|".join(
    "a à after ago ai also and are as at au aux avait avant avec before but by dans de depuis des dont du each en est "
    "et for from had has have he his if il in into is it its la le les mais no not of off on only or ou où out over "
    "par per plus pour qui que said she since so sont sous sur than that the then they this to until was were when "
    "where which while who will with would".split()
)
_MONTH = "|".join([*(month.capitalize() for month in tokens.MONTHS), *french.MONTHS])
_WORD = "|".join(word for word in (*tokens.NUMBER_WORDS, *french.NUMBER_WORDS) if word.isalpha())
_WHOLE = re.compile(
    rf"""(?<![\w.,/\u00a0-])(?:
      {_DAY}{_GAP}(?:{_MONTH})(?:{_GAP}{_YEAR})?
    | (?:{_MONTH}){_GAP}(?:{_YEAR}|{_DAY}(?:,{_GAP}{_YEAR})?)
    | (?:{_FIGURE}|{_WORD}){_GAP}(?:{_SCALE})
    | (?!{_YEAR}){_FIGURE}{_GAP}(?!(?:{_LOOSE})(?!\w))[^\W\d_]{{2,}}
    | (?:n|No|p|pp|par|paras?)\.{_GAP}\d+
    )(?!\w)""",
    re.VERBOSE,
)
_GAPS = re.compile(r" |\n *")


def unbroken(text: str) -> str:
    """The text with no-break spaces inside `$2 million`, `31,000 tonnes`, `13 May 2019`, `n. 3`; linear in its length.

    A bare year is no amount (`in 2018 boats sank`). An end of line inside an amount or a date counts as a space.
    """
    return _WHOLE.sub(lambda match: _GAPS.sub("\u00a0", match[0]), text)
