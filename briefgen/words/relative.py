"""Relative words of the news (`last year`, `on Friday`, `two weeks ago`) as spans of days.

What such words mean depends on the day they were written; where that day is only known within a window they
mean something only if every day of the window gives the same span. Rules are those of an English newspaper:
a bare weekday or date is the latest one on or before the day (for what is planned, the next on or after it);
weeks run from Monday to Sunday; seasons are the northern, meteorological ones. Nothing is guessed: words
outside the tables, and approximate ones (`about two years ago`), resolve to None.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from briefgen.words import edtf
from briefgen.words.edtf import Edtf
from briefgen.words.fold import folded
from briefgen.words.tokens import MONTHS, NUMBER_WORDS, WEEKDAYS

Span = tuple[date, date]

_SEASONS = {"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}
#: English names of months, whole and short, in small letters.
MONTH_OF = {
    **{name: at for at, name in enumerate(MONTHS, 1)},
    **{name[:3]: at for at, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_DAY_OF = {
    **{name: at for at, name in enumerate(WEEKDAYS)},
    **{name[:3]: at for at, name in enumerate(WEEKDAYS)},
    "tues": 1, "thur": 3, "thurs": 3,
}  # fmt: skip


def _names(table: dict[str, int]) -> str:
    return "|".join(sorted(table, key=lambda name: (-len(name), name)))


_M = rf"(?P<month>{_names(MONTH_OF)})\.?"
_M2 = rf"(?P<month2>{_names(MONTH_OF)})\.?"
_D = rf"(?P<weekday>{_names(_DAY_OF)})\.?"
_S = rf"(?P<season>{_names(_SEASONS)})"
_WHICH = r"(?:(?P<which>this|last|next|past|coming) )?"
_DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": -1,
    "last night": -1, "day before yesterday": -2, "tomorrow": 1, "day after tomorrow": 2,
}  # fmt: skip
_LEADING = re.compile(r"\A(?:(?:on|in|since|until|by|during|from|for|of|early|earlier|late|later|the) )+(?=\S)")
_AGO = re.compile(r"(?P<count>\S+) (?P<unit>year|month|week|day)s? ago\Z")
_UNIT = re.compile(r"(?P<which>this|last|next) (?P<unit>year|month|week)\Z")
_SEASON = re.compile(rf"(?P<which>this|last|next) {_S}\Z")
_WEEKDAY = re.compile(rf"{_WHICH}{_D}(?: (?:morning|afternoon|evening|night))?\Z")
_MONTHDAY = re.compile(rf"(?:{_D},? )?(?:{_M} (?P<day>\d\d?)(?:st|nd|rd|th)?|(?P<day2>\d\d?) {_M2})\Z")
_MONTH = re.compile(rf"{_WHICH}{_M}\Z")
_STATED_DAY = re.compile(rf"(?:{_D},? )?(?:{_M} (?P<day>\d\d?),? |(?P<day2>\d\d?) {_M2},? )(?P<year>\d{{4}})\Z")
_STATED = re.compile(rf"(?:{_M},? |{_S} (?:of )?)?(?P<year>\d{{4}})\Z")


def resolve(words: str, issued: Edtf, *, planned: bool = False) -> Edtf | None:
    """What a source issued then means by relative words; None unless every possible day agrees.

    Words that are absolute (`June 2016`) are read as `stated` reads them.
    """
    absolute = stated(words)
    if absolute is not None:
        return absolute
    if issued.earliest is None or issued.latest is None:
        return None
    phrase = _plain(words)
    day, span = issued.earliest, _resolved(phrase, issued.earliest, planned)
    while span is not None and day < issued.latest:
        day += timedelta(1)
        if _resolved(phrase, day, planned) != span:
            return None
    return None if span is None else _edtf(span)


def stated(key: str) -> Edtf | None:
    """The date a claim states: `2016`, `June 2016`, `17 June 2016`, `June 17, 2016`, `fall 2015`, or EDTF.

    `the week of 17 June 2016` is its Monday to Sunday. None where it is none of these, names a day that
    does not exist, or a weekday that was another.
    """
    try:
        return edtf.parse(key.strip())
    except ValueError:
        pass
    phrase = _plain(key)
    if phrase.startswith("week of "):
        day = stated(phrase.removeprefix("week of "))
        return _edtf(_week(day.earliest)) if day and day.precision == "day" and day.earliest else None
    match = _STATED_DAY.match(phrase)
    if match:
        found = _exact(match, int(match["year"]))
        return _edtf((found, found)) if found else None
    match = _STATED.match(phrase)
    if match is None:
        return None
    month, season, year = match["month"], match["season"], match["year"]
    try:
        part = f"-{MONTH_OF[month]:02}" if month else f"-{_SEASONS[season]}" if season else ""
        return edtf.parse(year + part)
    except ValueError:
        return None


def agrees(key: str, words: str, issued: Edtf, *, planned: bool = False) -> bool:
    """Whether what a claim states (`key`) holds the whole span that the passage's words mean."""
    claim, meant = stated(key), resolve(words, issued, planned=planned)
    return claim is not None and meant is not None and meant.within(claim)


def _plain(words: str) -> str:
    phrase = folded(words).strip(" ,.").lower()
    return _LEADING.sub("", phrase.removesuffix("'s").removesuffix("'"), count=1)


def _resolved(phrase: str, day: date, planned: bool) -> Span | None:
    if phrase in _DAYS:
        return _one(day + timedelta(_DAYS[phrase]))
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, bool], Span | None]], ...] = (
        (_AGO, _ago), (_UNIT, _unit), (_SEASON, _season),
        (_WEEKDAY, _weekday), (_MONTHDAY, _monthday), (_MONTH, _month),
    )  # fmt: skip
    for pattern, reader in readers:
        match = pattern.match(phrase)
        if match:
            try:
                return reader(match, day, planned)
            except (ValueError, OverflowError):  # a day before year 1 or after year 9999
                return None
    return None


def _ago(match: re.Match[str], day: date, planned: bool) -> Span | None:
    word = match["count"]
    count = "1" if word in ("a", "an", "one") else NUMBER_WORDS.get(word, word)
    if not re.fullmatch(r"[0-9]{1,4}", count):
        return None
    return _shifted(day, match["unit"], -int(count))


def _unit(match: re.Match[str], day: date, planned: bool) -> Span:
    return _shifted(day, match["unit"], {"last": -1, "this": 0, "next": 1}[match["which"]])


def _shifted(day: date, unit: str, by: int) -> Span:
    if unit == "day":
        return _one(day + timedelta(by))
    if unit == "week":
        return _week(day + timedelta(7 * by))
    if unit == "month":
        years, month = divmod(day.month - 1 + by, 12)
        return _whole_month(day.year + years, month + 1)
    return (date(day.year + by, 1, 1), date(day.year + by, 12, 31))


def _season(match: re.Match[str], day: date, planned: bool) -> Span:
    kind = _SEASONS[match["season"]]
    spans = [_season_span(year, kind) for year in range(day.year - 2, day.year + 3)]
    now = next(
        span
        for year in (day.year - 1, day.year)
        for code in (21, 22, 23, 24)
        if (span := _season_span(year, code))[0] <= day <= span[1]
    )
    if match["which"] == "last":
        return max(span for span in spans if span[1] < now[0])
    if match["which"] == "next":
        return min(span for span in spans if span[0] > now[1])
    return now if now in spans else next(span for span in spans if span[0].year == day.year)


def _weekday(match: re.Match[str], day: date, planned: bool) -> Span:
    wanted, which = _DAY_OF[match["weekday"]], match["which"]
    if which == "this":
        return _one(_week(day)[0] + timedelta(wanted))
    back, on = (day.weekday() - wanted) % 7, (wanted - day.weekday()) % 7
    if which in ("last", "past"):
        return _one(day - timedelta(back or 7))
    if which in ("next", "coming"):
        return _one(day + timedelta(on or 7))
    return _one(day + timedelta(on) if planned else day - timedelta(back))


def _monthday(match: re.Match[str], day: date, planned: bool) -> Span | None:
    # 29 February can be up to eight years away, and a weekday beside the date narrows nothing further.
    for step in range(9):
        found = _exact(match, day.year + step if planned else day.year - step)
        if found and (found >= day if planned else found <= day):
            return _one(found) if _fits(match, found) else None
    return None


def _month(match: re.Match[str], day: date, planned: bool) -> Span:
    month, which = MONTH_OF[match["month"]], match["which"]
    if which == "this":
        return _whole_month(day.year, month)
    if which in ("next", "coming") or (which is None and planned):
        later = month > day.month or (which is None and month == day.month)
        return _whole_month(day.year if later else day.year + 1, month)
    earlier = month < day.month or (which is None and month == day.month)
    return _whole_month(day.year if earlier else day.year - 1, month)


def _exact(match: re.Match[str], year: int) -> date | None:
    """The day a match names, in a year; None where that year has no such day, or a stated weekday differs."""
    month = MONTH_OF[match["month"] or match["month2"]]
    try:
        found = date(year, month, int(match["day"] or match["day2"]))
    except ValueError:
        return None
    return found if "year" not in match.groupdict() or _fits(match, found) else None


def _fits(match: re.Match[str], day: date) -> bool:
    return match["weekday"] is None or _DAY_OF[match["weekday"]] == day.weekday()


def _one(day: date) -> Span:
    return (day, day)


def _week(day: date) -> Span:
    monday = day - timedelta(day.weekday())
    return (monday, monday + timedelta(6))


def _whole_month(year: int, month: int) -> Span:
    return (date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _season_span(year: int, code: int) -> Span:
    season = edtf.parse(f"{year:04}-{code}")
    return (season.earliest or date.min, season.latest or date.max)


def _edtf(span: Span) -> Edtf:
    """The span in its shortest EDTF form."""
    first, last = span
    day = first.isoformat()
    season = {3: "21", 6: "22", 9: "23", 12: "24"}.get(first.month)
    forms = [day, day[:7], day[:4]]
    if season and first.year < date.max.year:
        forms.append(f"{day[:4]}-{season}")
    found = (edtf.parse(form) for form in forms)
    return next((one for one in found if (one.earliest, one.latest) == span), None) or edtf.parse(f"{first}/{last}")
