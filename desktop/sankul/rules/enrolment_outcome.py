"""What a list changes in the register of people, and how many of its rows did what."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sankul.rules.enrolment_register import Register
from sankul.rules.imports import Notes, RowState
from sankul.rules.mentoring import Pledge
from sankul.rules.merging import Distinction
from sankul.rules.people import BankAccount, Person, Role

T = TypeVar("T", BankAccount, Pledge)


@dataclass(slots=True)
class Outcome:
    """New and changed rows by collection, and counts. `changed_by` are the rows of the list that changed a person each."""

    people: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, BankAccount] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)
    pledges: dict[str, Pledge] = field(default_factory=dict)
    distinctions: list[Distinction] = field(default_factory=list)
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    changed_by: dict[str, list[int]] = field(default_factory=dict)

    def count_change(self, person_id: str, row: int) -> None:
        """A row changed a person."""
        self.updated += 1
        self.changed_by.setdefault(person_id, []).append(row)

    def forget_round_trips(self, register: Register, notes: Notes) -> None:
        """Where one row of a list changed a person and another one changed everything back, nothing was changed."""
        several = {person_id: rows for person_id, rows in self.changed_by.items() if len(rows) > 1}
        if not several:
            return
        before = {each.id: each for each in register.people}
        for person_id, rows in several.items():
            old = before.get(person_id)
            if self.people.get(person_id, old) == old and self._has_kept(person_id, register):
                self._forget(person_id, rows, notes)

    def _has_kept(self, person_id: str, register: Register) -> bool:
        """Whether role, account and pledge of a person are as they were."""
        has_role = any(each.person_id == person_id for each in self.roles)
        account, pledge = _of(person_id, register.accounts), _of(person_id, register.pledges)
        return (
            not has_role
            and self.accounts.get(person_id, account) == account
            and self.pledges.get(person_id, pledge) == pledge
        )

    def _forget(self, person_id: str, rows: Iterable[int], notes: Notes) -> None:
        self.people.pop(person_id, None)
        self.accounts.pop(person_id, None)
        self.pledges.pop(person_id, None)
        for row in rows:
            self.updated -= 1
            self.unchanged += 1
            notes.outcomes[row] = replace(notes.outcomes[row], state=RowState.SAME, changes=())


def _of(person_id: str, rows: Iterable[T]) -> T | None:
    return next((each for each in rows if each.person_id == person_id), None)
