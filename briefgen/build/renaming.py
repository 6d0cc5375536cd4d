"""A fact under a new id, everywhere at once: prepared, tried in a copy, and written whole or not at all.

Facts, questions, briefs, lock and reviews follow. A seal covers a fact's id; one that held before holds after,
for what the second reader approved is the same but for the name. Editions keep what they printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.build.sides import archive_of
from briefgen.check.standing import Standings
from briefgen.check.verify import looked_into, verify
from briefgen.library.files import write_whole
from briefgen.library.library import Library
from briefgen.library.load import load
from briefgen.library.lock_file import LOCK
from briefgen.library.memo import Memo
from briefgen.library.rename import Refused, edited, lock_text, mentions
from briefgen.library.reviews import NAME as REVIEWS
from briefgen.library.reviews import ApprovedBlock, ApprovedFact, Objection, Reviews, write_reviews
from briefgen.words.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Renamed:
    """The files written, and file and line of each remark or comment that still has the old id."""

    files: tuple[str, ...]
    mentions: tuple[tuple[str, int], ...] = ()


def rename(
    folder: Path, library: Library, *, old: str, new: str, known: tuple[Diagnostic, ...], memo: Memo | None = None
) -> Renamed | Refused:
    """Give a fact of a library folder a new id, with every reference to it.

    `known` are the diagnostics of loading; what `memo` holds is not found out again. Refused where an id stands in a
    form that cannot be edited, or where the library would not check as it did before; nothing is written then. Raises
    OSError, every file as it was.
    """
    memo = memo or Memo()
    files = edited(folder, library, old=old, new=new)
    if isinstance(files, Refused):
        return files
    if (folder / LOCK).is_file():
        files[LOCK] = lock_text(library.lock, old=old, new=new).encode()
    tried = _tried(folder, library, files, memo)
    if tried is None:
        return Refused("the library could not be read afterwards", next(iter(files)), 1)
    after, more = tried
    reviews = _moved(library, after, names={old: new}, memo=memo)
    if reviews != library.reviews:
        files[REVIEWS] = write_reviews(reviews).encode()
    wrong = _told(replace(after, reviews=reviews), more, memo) - _told(library, known, memo)
    if wrong:
        return Refused(f"the library would not check as before ({', '.join(sorted(wrong))})", next(iter(files)), 1)
    _write_all(folder, files)
    texts = {file: data for file, data in files.items() if file not in (LOCK, REVIEWS)}
    return Renamed(tuple(sorted(files)), mentions(texts, old))


def _tried(
    folder: Path, library: Library, files: Mapping[str, bytes], memo: Memo
) -> tuple[Library, tuple[Diagnostic, ...]] | None:
    """The library as it would be, read from a copy, and the diagnostics of reading it."""
    with TemporaryDirectory(prefix="briefgen-") as place:
        copy = Path(place) / "briefs"
        for file in library.atlas.leaves:
            write_whole(copy / file, files.get(file) or (folder / file).read_bytes())
        home = archive_of(folder, library)
        after, known = load(copy, display=library.atlas.display, archive=home, memo=memo)
    return None if after is None else (after, known)


def _told(library: Library, known: tuple[Diagnostic, ...], memo: Memo) -> Counter[str]:
    return Counter(diagnostic.code for diagnostic in verify(library, known=known, memo=memo).diagnostics)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file, or leave every file as it was. Raises OSError."""
    before = {file: (folder / file).read_bytes() for file in files if (folder / file).exists()}
    done: list[str] = []
    try:
        for file, data in files.items():
            done.append(file)
            write_whole(folder / file, data)
    except OSError:
        for file in done:
            if (folder / file).read_bytes() != before[file]:
                write_whole(folder / file, before[file])
        raise


# ---------------------------------------------------------------------------------------------------- reviews


def _moved(before: Library, after: Library, *, names: Mapping[str, str], memo: Memo) -> Reviews:
    """The reviews with a fact's new id in the place of its old one, and with each seal that held made anew."""
    named = Reviews(
        version=before.reviews.version,
        facts=tuple(one.model_copy(update={"fact": names.get(one.fact, one.fact)}) for one in before.reviews.facts),
        blocks=before.reviews.blocks,
        objections=tuple(one.model_copy(update={"of": names.get(one.of, one.of)}) for one in before.reviews.objections),
    )
    then, now = _standings(before, memo), _standings(replace(after, reviews=named), memo)
    moved = (_fact(one, then, now, names=names) for one in before.reviews.facts)
    facts = tuple(sorted(moved, key=lambda one: one.fact))
    renewed = _renewed(then, now, names)
    blocks = tuple(_block(one, renewed) for one in named.blocks)
    objections = tuple(_objection(one, renewed) for one in named.objections)
    return named.model_copy(update={"facts": facts, "blocks": blocks, "objections": objections})


def _standings(library: Library, memo: Memo) -> Standings:
    return looked_into(library, memo=memo)[0].standings


def _fact(one: ApprovedFact, then: Standings, now: Standings, *, names: Mapping[str, str]) -> ApprovedFact:
    key = names.get(one.fact, one.fact)
    was, is_ = then.facts.get(one.fact), now.facts.get(key)
    if was is None or is_ is None or was.state != "sealed" or is_.now.seal is None:
        return one.model_copy(update={"fact": key})
    return one.model_copy(update={"fact": key, "seal": is_.now.seal, "fields": is_.now.fields})


def _renewed(then: Standings, now: Standings, names: Mapping[str, str]) -> dict[str, dict[str, object]]:
    """What each seal that stands now becomes: seal, text, and for a block the seals of its facts."""
    found: dict[str, dict[str, object]] = {}
    for key, fact in then.facts.items():
        after = now.facts.get(names.get(key, key))
        if fact.now.seal and after and after.now.seal:
            found[fact.now.seal] = {"seal": after.now.seal, "text": after.now.claim}
    for slug, blocks in then.blocks.items():
        for block, later in zip(blocks, now.blocks[slug], strict=True):
            if block.now.seal and later.now.seal:
                found[block.now.seal] = {"seal": later.now.seal, "text": later.now.text, "facts": dict(later.now.facts)}
    return found


def _block(one: ApprovedBlock, renewed: Mapping[str, dict[str, object]]) -> ApprovedBlock:
    return one.model_copy(update=renewed.get(one.seal, {}))


def _objection(one: Objection, renewed: Mapping[str, dict[str, object]]) -> Objection:
    update = renewed.get(one.seal or "", {})
    return one.model_copy(update={key: value for key, value in update.items() if key != "facts"})
