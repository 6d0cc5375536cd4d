"""One brief on its way to a layout: composed, and queued if it is not already there as it would be.

Two keys tell that it is. The *basis* is of all that the brief is composed from, so that composing is spared too; the
other is of the manuscript, which is the same where only what is not printed changed. Neither says what the brief is
made into: of the renditions that are asked for, those are made that are not there.
"""

from __future__ import annotations

from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace

from briefgen.build import identity, memory
from briefgen.build.jobs import Done, Job, lay_out
from briefgen.build.outcome import Options
from briefgen.build.seen import Seen
from briefgen.check.verify import Verified
from briefgen.library.memo import Memo
from briefgen.words.diagnostics import Diagnostic
from briefgen.write.compose import narrowly
from briefgen.write.templates import TemplateFolder

#: The kind of a memo's entries for what composing a brief told.
TOLD = "composed"


@dataclass(frozen=True, slots=True)
class Pending:
    """A brief that prints: its keys, the renditions asked for, what was made of it before, and what is to come.

    `lacking` are those that are made now, and `answer` is None where there are none. `stated` tells whether a statement
    of changes is printed on its last page.
    """

    slug: str
    key: str
    basis: str
    targets: tuple[str, ...]
    before: memory.Kept
    lacking: tuple[str, ...] = ()
    answer: Future[Done] | None = None
    stated: bool = False

    @property
    def fresh(self) -> bool:
        """Whether any of it is laid out in this run."""
        return self.answer is not None


def start(
    verified: Verified,
    slug: str,
    *,
    options: Options,
    templates: TemplateFolder,
    made_with: str,
    executor: Executor,
    memo: Memo,
    seen: Seen | None = None,
) -> tuple[Pending | None, tuple[Diagnostic, ...]]:
    """A brief composed and queued, or found as it was; None where it is withheld, and what composing it tells.

    What it tells is left in `memo` for `told`.
    """
    if verified.withheld.get(slug, True) or not options.targets:
        return None, ()
    imprint = dict(options.imprints).get(slug)
    stated = bool(imprint and imprint.changes)
    plain = _basis(verified, slug, made_with)
    basis = identity.digest(plain, imprint) if plain else ""
    before = memory.kept(options.out, slug, basis=basis)
    if not _lacking(slug, before, options, seen):
        if not memo.hold(TOLD, [plain]) and imprint is None:
            memo.put(TOLD, plain, before.composed)
        return Pending(slug, "", basis, options.targets, before, stated=stated), before.composed
    manuscript, found, narrow = narrowly(verified, slug, templates=templates, imprint=imprint)
    basis = basis if narrow else ""  # it is not all that the manuscript was made from
    if basis and imprint is None:  # a template may tell something of an edition
        memo.put(TOLD, plain, found)
    if manuscript is None or any(d.level == "error" for d in found):
        return None, found
    key = identity.digest(made_with, manuscript)
    before = replace(memory.kept(options.out, slug, key=key), composed=found)
    pending = Pending(slug, key, basis, options.targets, before, stated=stated)
    lacking = _lacking(slug, before, options, seen)
    if not lacking:
        memory.rekey(options.out, slug, before, key=key, basis=basis)
        return pending, found
    job = Job(manuscript, lacking, templates.folders)
    return replace(pending, lacking=lacking, answer=executor.submit(lay_out, job)), found


def _lacking(slug: str, before: memory.Kept, options: Options, seen: Seen | None) -> tuple[str, ...]:
    """The renditions asked for that were not made before, or are no longer as they were made."""

    def there(target: str) -> bool:
        digest = before.renditions.get(target)
        return digest is not None and memory.intact(options.out, memory.files(slug, {target: digest}), seen=seen)

    return tuple(target for target in options.targets if not there(target))


def told(
    verified: Verified, slug: str, *, templates: TemplateFolder, made_with: str, memo: Memo
) -> tuple[Diagnostic, ...]:
    """What composing a brief that prints tells, whether or not it is to be built; looked up where `memo` has it."""
    plain = _basis(verified, slug, made_with)
    known: tuple[Diagnostic, ...] | None = memo.get(TOLD, plain) if plain else None
    if known is not None:
        return known
    _, found, narrow = narrowly(verified, slug, templates=templates)
    return memo.put(TOLD, plain, found) if plain and narrow else found


def _basis(verified: Verified, slug: str, made_with: str) -> str:
    """The digest of all that a brief is composed from, whatever it is made into; empty where that is not known."""
    family = verified.portions[slug]
    blamed = sorted(verified.blamed & {f"fact:{fact}" for fact in family.facts})  # composing refuses to print these
    return identity.digest(made_with, slug, family.key, blamed) if family.key else ""
