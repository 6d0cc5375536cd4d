"""The diagnostics of this room, explained: what `briefgen explain` prints for BG001 to BG106.

The rules of `check` are explained by their own docstrings. Codes are stable and never reused.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One explanation: a title, a few sentences, and where it helps a bad and a good example."""

    title: str
    text: str
    bad: str = ""
    good: str = ""


PAGES: dict[str, Page] = {
    "BG001": Page(
        "a file that cannot be read as text",
        "Library files and captured texts are UTF-8 text. A binary file, UTF-16, a file that breaks off in "
        "the middle of a character, a file without permission to read it, or characters that nobody can see "
        "(control characters, marks that turn the direction of writing, private-use characters) are refused. "
        "Save the file again as UTF-8.",
    ),
    "BG002": Page(
        "not YAML, or not the part of YAML used here",
        "The files hold fields, lists and texts. Brackets and quotation marks must close, indentation must "
        "agree: a text below `|` begins further right than its key. Spaces that are copied from a web page may look "
        "right and be others. What YAML has beyond that is not used: `*` repetitions, `&` marks, `!` tags, `%` "
        "directives, a second document.",
        bad="title: [Northern Sea Desk\n",
        good="title: Northern Sea Desk\n",
    ),
    "BG003": Page(
        "a key that stands twice",
        "Each field stands once. YAML tools that keep the last of two silently drop the first: here it is an error.",
        bad="title: Northern Sea Desk\ntitle: Southern Sea Desk\n",
        good="title: Northern Sea Desk\n",
    ),
    "BG004": Page(
        "a value that YAML would misread",
        "Three things bite writers. A value that opens with a quotation mark and goes on after it closes; a "
        "colon and a space inside a value, which starts another key; a space and `#`, which starts a comment "
        "and cuts the value off. Put the whole value in quotation marks of the other kind, or write `|` after "
        "the key and the text on the next lines, indented. A comment behind a value is set off by two spaces "
        "and followed by one.",
        bad='title: "Fewer boats" was the talk\n',
        good="title: '\"Fewer boats\" was the talk'\n",
    ),
    "BG005": Page(
        "a path that leads out of the library",
        "A library is one folder: nothing in it may be a link to a file elsewhere, so that a library got from "
        "somebody else cannot print your files. Put the file itself into the folder. An archive elsewhere is "
        "named by the environment variable BRIEFGEN_ARCHIVE.",
        bad="title: Northern Sea Desk\narchive: ../elsewhere\n",
        good="title: Northern Sea Desk\narchive: archive\n",
    ),
    "BG006": Page(
        "larger than a library file may be",
        "A file holds at most 1 MiB, 50,000 values, 24 levels and 64,000 characters in one value. Split the "
        "file: facts may be spread over as many files as you like. What is one file for the whole library (names, "
        "questions, reviews, the lock) may hold 64 MiB.",
    ),
    "BG007": Page(
        "nothing where something is expected",
        "The library has no sources and no facts, a file in it is empty, or library.yaml is missing. An empty "
        "file is most often one that was cut off while it was saved, so nothing is built until it is filled "
        "or deleted.",
    ),
    "BG008": Page(
        "the archive lacks a captured text",
        "A source is pinned to the sha256 of its captured text. The archive is there, but no file in it has "
        "these bytes: the text is missing, was edited, or was copied in part. Put it back under any name. A file "
        "that is named after the source or its digest, and has other bytes, is told as changed. If the source was "
        "captured again on purpose, write the new sha256 and check every passage again.",
    ),
    "BG009": Page(
        "the lock cannot be read",
        "evidence.lock is written by `briefgen lock` and not by hand. Take it back from version control, or, "
        "where the archive is there, delete it and run `briefgen lock`.",
    ),
    "BG010": Page(
        "editions that cannot be read",
        "`editions/<slug>.yaml` records what was published and is written by `briefgen publish` alone. Take it from "
        "version control again. No build depends on it; `publish`, `diff` and `impact` do.",
    ),
    "BG011": Page(
        "a guess that nobody has checked yet",
        "`source add` and `fact add` fill in what they can tell of a text, and put a remark that ends in `: check` "
        "behind each value that is only a guess: `title: THE ARLAND TRIBUNE  # guessed from the text: check`. Such "
        "values print like any other, but no brief that rests on one is published, unless as a draft. Compare each "
        "with the text, mend it where it is wrong, and delete the remark.",
    ),
    "BG012": Page(
        "an archive that is not where it should be",
        "The environment variable BRIEFGEN_ARCHIVE names a folder, and there is none of that name: most often the name "
        "is mistyped, or a disk is not connected. The library is judged as on a machine without captured texts, by "
        "evidence.lock alone, though somebody wanted more. Correct the variable, or unset it.",
    ),
    "BG101": Page(
        "a field that does not exist",
        "The name of a field is misspelt, or stands at the wrong depth. The hint names the nearest field that "
        "exists there.",
        bad="title: Northern Sea Desk\npublishr: Institute of Two Shores\n",
        good="title: Northern Sea Desk\npublisher: Institute of Two Shores\n",
    ),
    "BG102": Page(
        "a field that is missing",
        "Some fields must be there: a fact has `id`, `claim` and `at`, a source has `id`, `type`, `issued` "
        "and `text`, a brief has `title` and `sections`. A field with nothing behind it, `null` or `~` counts "
        "as missing.",
        bad="publisher: Institute of Two Shores\n",
        good="title: Northern Sea Desk\n",
    ),
    "BG103": Page(
        "a value that the field does not take",
        "The field is known, its value is not of the kind it takes: a list where one text is expected, a word "
        "that is not among the allowed ones, a label of more than 40 characters.",
        bad="title: Northern Sea Desk\npaper: foolscap\n",
        good="title: Northern Sea Desk\npaper: a4\n",
    ),
    "BG104": Page(
        "a date that is none",
        "Dates are EDTF: 2016, 2016-06, 2016-06-17, a season 2016-21 (spring) to 2016-24 (winter), an "
        "interval 2016-06/2016-09, `~` for about and `?` for uncertain. The day must exist. `as_of` is one "
        "day. A date in another form, 25/07/2016 or July 25, 2016, is not read, for 05/07/2016 could be two days; the "
        "message says what to write.",
        bad="title: Fewer boats\nas_of: 2016-06-31\nsections: [{area: background, title: Boats, text: None left.}]\n",
        good="title: Fewer boats\nas_of: 2016-06-30\nsections: [{area: background, title: Boats, text: None left.}]\n",
    ),
    "BG105": Page(
        "an id or spelling used twice",
        "Sources, facts and questions have ids that are unique in the library, and a spelling belongs to one "
        "name: otherwise a citation could mean two things. Rename one of the two.",
        bad="- {name: Ana Brok}\n- {name: Ana Brok}\n",
        good="- {name: Ana Brok}\n",
    ),
    "BG106": Page(
        "a file name that does not fit",
        "A source's file is named after its id, and library files are named in small letters, digits and "
        "single hyphens with the ending `.yaml`. A translation is named after its brief and its language: "
        "`fewer-boats.fr.yaml`. A file with another name is not read. Among the briefs it counts as a brief that is "
        "withheld, and the others are built; in `facts` or `sources`, or with a name like `names.yml`, it may be what "
        "all briefs rest on, and withholds them all.",
    ),
}
