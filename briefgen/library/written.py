"""What every written thing is made of: the frozen model, and the kinds of value its fields take.

The models themselves are in `model` (evidence) and `briefs` (house settings and briefs).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from briefgen.words import edtf

GAP = "[...]"
#: What editors and spreadsheets make of it while one types: the dots are one character, U+2026.
GAP_CORRECTED = "[\u2026]"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return _ID.match(text) is not None


def _identifier(text: str) -> str:
    if not is_id(text):
        raise ValueError(f"`{text}` is no id: small letters, digits and single hyphens only")
    return text


def _date(value: object) -> object:
    return edtf.parse(value) if isinstance(value, str) else value


def _iso_day(value: object) -> object:
    if not isinstance(value, str):
        return value
    parsed = edtf.parse(value)
    if parsed.precision != "day" or parsed.qualifier:
        raise ValueError(f"`{value}` is not one day: write 2016-06-17")
    return parsed.earliest


def one_or_many(value: object) -> object:
    """Wrap a single value in a list: `at: words` stands for `at: [words]`."""
    return value if isinstance(value, (list, tuple)) else (value,)


Id = Annotated[
    str, AfterValidator(_identifier), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
]
Text = Annotated[str, Field(min_length=1)]
Date = Annotated[
    edtf.Edtf,
    BeforeValidator(_date),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "description": "EDTF: 2016, 2016-06, 2016-06-17, 2016/2018, 2016-06~"}),
]
Day = Annotated[date, BeforeValidator(_iso_day), WithJsonSchema({"type": "string", "format": "date"})]
Area = Literal["cooperation", "discontent", "recommendation", "background"]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
#: How many characters of a sha256 tell a change: few enough to be read in a diff.
SHORT = 12
Short = Annotated[str, Field(pattern=rf"^[0-9a-f]{{{SHORT}}}$")]


class Written(BaseModel):
    """Anything a person writes: frozen, and no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)
