"""Which EDTF dates a writer may have meant by a date in another form: `25/07/2016`, `July 25, 2016`, `7/2016`.

For advice alone: nothing reads a date of a library through this. A day and a month that could be either are told as
two dates. Years of two digits are not guessed.
"""

from __future__ import annotations

import re
from datetime import date

from briefgen.words import french, tokens
from briefgen.words.relative import MONTH_OF

_NAMED = {**MONTH_OF, **{name: at for at, name in enumerate(french.MONTHS, 1)}}
_MONTH = rf"(?P<name>{'|'.join(sorted(_NAMED, key=len, reverse=True))})\.?"
_WEEKDAY = rf"(?:(?:{'|'.join((*tokens.WEEKDAYS, *french.WEEKDAYS))}),? )?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
_YEAR = r"(?P<year>\d{4})"
_SPELT = tuple(
    re.compile(_WEEKDAY + form, re.IGNORECASE)
    for form in (rf"{_DAY}[ -]{_MONTH},?[ -]{_YEAR}", rf"{_MONTH} {_DAY},? {_YEAR}", rf"{_MONTH},? {_YEAR}")
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<by>[-/. ])(?P<month>\d{1,2})(?:(?P=by)(?P<day>\d{1,2}))?")
_YEAR_LAST = re.compile(r"(?:(?P<one>\d{1,2})(?P<by>[-/.]) ?)?(?P<two>\d{1,2})[-/.] ?(?P<year>\d{4})")


def meant(text: str) -> tuple[str, ...]:
    """The dates that a text in another form can mean, day before month first; none where it is no such form."""
    text = " ".join(text.split())
    for form in _SPELT:
        if found := form.fullmatch(text):
            return _dates(found["year"], _NAMED[found["name"].lower()], found.groupdict().get("day"))
    if found := _YEAR_FIRST.fullmatch(text):
        return _dates(found["year"], found["month"], found["day"])
    if found := _YEAR_LAST.fullmatch(text):
        if found["one"] is None:
            return _dates(found["year"], found["two"], None)
        either = (("two", "one"), ("one", "two"))
        told = [one for month, day in either for one in _dates(found["year"], found[month], found[day])]
        return tuple(dict.fromkeys(told))
    return ()


def _dates(year: str, month: str | int, day: str | None) -> tuple[str, ...]:
    """The month or day in EDTF, if there is such a one."""
    try:
        found = date(int(year), int(month), int(day or 1))
    except ValueError:
        return ()
    return (found.isoformat() if day else found.isoformat()[:7],)
