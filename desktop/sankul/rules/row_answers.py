"""What people decided on the rows of a list: now, for all that is held, and at an earlier import.

Importing a list twice changes nothing and asks nothing again (product.md B2). So it is remembered of a row that it was left out,
or whom it is about. The very same row is known by a digest of all that is read of it: one that says something else is asked about
anew. Of rows of one list that say the very same, each is known by its turn. That a row is somebody else needs no memory of its
own: they are then a person, told apart from the other by a Distinction.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from datetime import date

from sankul.rules.import_people import PersonEntry
from sankul.rules.imports import Decision, DecisionKind, Duplicate
from sankul.rules.joined_sheets import said_of
from sankul.rules.rows import Row

SAME_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAnswer(Row):
    """A row was left out (LEAVE), or is about this person (UPDATE). `digest` ends with its turn, such as "9f2c…#1".

    `person_id` of a row that was left out is whom it is like, if anybody.
    """

    digest: str
    kind: DecisionKind
    person_id: str | None = None
    on: date


def digest_of(entry: PersonEntry) -> str:
    """What stands for all that is read of a row, wherever it stands in the list; nothing can be read from it."""
    role = entry.role if entry.has_own_role else None
    told = replace(entry, row=0, role=role, is_refused=False)  # type: ignore[arg-type]
    return hashlib.sha256(repr(astuple(told)).encode()).hexdigest()


def may_decide_together(kind: DecisionKind, note: Duplicate) -> bool:
    """Whether many held rows may be so decided in one go.

    Leaving out stores nothing. The louder alarm, the same codes with another name, is always judged one by one; so is an update
    of somebody whom another row of the list is about, for the later row would win unseen; and a row of the very same name is
    hardly ever somebody else.
    """
    if kind is DecisionKind.LEAVE:
        return True
    is_met = isinstance(note.of, int)
    return not note.is_alarm and (not is_met if kind is DecisionKind.UPDATE else note.score < SAME_NAME)


class RowAnswers:
    """Answers what becomes of a row, and notes what must be remembered."""

    def __init__(
        self,
        decisions: Mapping[int | str, Decision],
        for_held: DecisionKind | None = None,
        kept: Iterable[RowAnswer] = (),
        *,
        on: date,
    ) -> None:
        """`decisions` are by number of row; `for_held` is for every other row that would be held, where it may be."""
        self._decisions, self._for_held, self._on = decisions, for_held, on
        self._kept = {each.digest: each for each in kept}
        self._turns: Counter[str] = Counter()
        self._digests: dict[int, str] = {}
        self.new: list[RowAnswer] = []
        self.outdated: list[RowAnswer] = []

    def of(self, entry: PersonEntry) -> Decision | None:
        """What was decided of a row; rows must be asked for in their order."""
        told = digest_of(entry)
        self._turns[told] += 1
        digest = self._digests[entry.row] = f"{told}#{self._turns[told]}"
        made, kept = said_of(entry.row, self._decisions), self._kept.get(digest)
        if made is not None or kept is None:
            return made
        return Decision(kept.kind, kept.person_id or "", is_remembered=True)

    def for_held(self, note: Duplicate) -> Decision | None:
        """What was decided of a row that is held for this reason, with all the others."""
        if self._for_held is None or not may_decide_together(self._for_held, note):
            return None
        return Decision(self._for_held, note.person_id if self._for_held is DecisionKind.UPDATE else "")

    def is_added(self, number: int) -> bool:
        """Whether somebody said of this row that it is somebody else."""
        made = said_of(number, self._decisions)
        return made is not None and made.kind is DecisionKind.ADD

    def remember(self, number: int, decision: Decision, person_id: str | None) -> None:
        """Note what became of a row, unless that is what is known already."""
        if decision.is_remembered:
            return
        digest = self._digests[number]
        old = self._kept.get(digest)
        if old is not None and (old.kind, old.person_id) == (decision.kind, person_id):
            return
        if old is not None:
            self.outdated.append(old)
        if decision.kind is not DecisionKind.ADD:
            self.new.append(RowAnswer(digest=digest, kind=decision.kind, person_id=person_id, on=self._on))

    def take_after_all(self, number: int, decision: Decision | None) -> None:
        """That the row was left out counts no longer, where somebody now says otherwise and it is sure whom it is about."""
        old = self._kept.get(self._digests[number])
        if old is not None and old.kind is DecisionKind.LEAVE and decision is not None:
            self.outdated.append(old)
