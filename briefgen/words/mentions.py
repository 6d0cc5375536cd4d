"""Where a text speaks of a day by relative words: `last Friday`, `two years ago`, `this spring`.

Finds them; what they mean on a given day is the affair of `words.relative`. English only.
"""

from __future__ import annotations

import re

from briefgen.words import tokens

_MONTH = "|".join(month.capitalize() for month in tokens.MONTHS)
_WEEKDAY = "|".join(day.capitalize() for day in tokens.WEEKDAYS)
_SEASON = "spring|summer|autumn|fall|winter"

RELATIVE = re.compile(
    r"\b(?:(?:last|this|next) (?:year|month|week|" + _SEASON + r")|yesterday|today|tomorrow"
    rf"|on (?:{_WEEKDAY})|(?:last|next|this) (?:{_WEEKDAY}|{_MONTH})|[\w-]+ (?:years?|months?|weeks?|days?) ago)\b"
)
