"""Dates between EDTF, as a source has them, and CSL-JSON's date variables. Pure; what fits neither is left out.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#date-fields
"""

from __future__ import annotations

import re

from briefgen.words import edtf as dates
from briefgen.words.edtf import Edtf

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(~?)\Z")
_SEASON = {1: 21, 2: 22, 3: 23, 4: 24}


def edtf(value: object) -> str:
    """A CSL-JSON date as EDTF; "" where it is none, or one that EDTF has no words for here."""
    if isinstance(value, str):
        return _valid(value)
    if not isinstance(value, dict):
        return ""
    for name in ("literal", "raw", "edtf"):
        if found := _valid(str(value.get(name) or "")):
            return found
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not parts or not all(isinstance(one, list) for one in parts):
        return ""
    about = "~" if str(value.get("circa") or "0").casefold() not in ("0", "false") else ""
    ends = [_parts(one, value.get("season")) for one in parts[:2]]
    return _valid("/".join(f"{end}{about}" for end in ends)) if all(ends) else ""


def _parts(parts: list[object], season: object) -> str:
    try:
        numbers = [int(str(part)) for part in parts[:3] if part not in (None, "")]
        if len(numbers) == 1 and season not in (None, ""):
            numbers.append(_SEASON[int(str(season))])
    except (ValueError, KeyError):
        return ""
    form = ("{:04}", "{:04}-{:02}", "{:04}-{:02}-{:02}")
    return form[len(numbers) - 1].format(*numbers) if numbers else ""


def _valid(text: str) -> str:
    try:
        return dates.parse(text.strip()).text
    except ValueError:
        return ""


def written(date: Edtf) -> dict[str, object]:
    """An EDTF date as CSL-JSON writes it: in parts where it can be, else as the EDTF text."""
    ends = [_PLAIN.match(part) for part in date.text.split("/")]
    if not all(ends) or len({end[4] for end in ends if end}) != 1:
        return {"literal": date.text}
    parts = [[int(number) for number in end.groups()[:3] if number] for end in ends if end]
    if any(len(part) > 1 and part[1] > 12 for part in parts):
        return {"literal": date.text}
    return {"date-parts": parts, **({"circa": True} if ends[0] and ends[0][4] else {})}
