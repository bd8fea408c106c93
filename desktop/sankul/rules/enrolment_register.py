"""Whom the rows of a list may be about: the register, the people of earlier rows, refused rows, and merged entries."""

from collections.abc import Iterable
from dataclasses import dataclass

from sankul.rules.enrolment_matches import CODES, Match, compare, with_gone
from sankul.rules.import_people import PersonEntry
from sankul.rules.likeness import name_key
from sankul.rules.mentoring import Pledge
from sankul.rules.merging import Distinction, Merger
from sankul.rules.people import BankAccount, Person, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The register as it stands before an import. `roles` and `pledges` are those of the programme."""

    people: tuple[Person, ...] = ()
    accounts: tuple[BankAccount, ...] = ()
    roles: tuple[Role, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    distinctions: tuple[Distinction, ...] = ()
    mergers: tuple[Merger, ...] = ()


class Known:
    """Everybody a row may be about, found by codes, and by name within the school.

    Erased people are not among them. An entry that was merged away is found by its own names and codes, and means the person
    that was kept. `ghosts` are refused rows: another row about such a person must wait.
    """

    def __init__(self, register: Register) -> None:
        self.people = {each.id: each for each in register.people if each.erased_on is None}
        self.accounts = {each.person_id: each for each in register.accounts}
        self.ghosts: dict[str, PersonEntry] = {}
        self._distinct = {frozenset((each.one_id, each.other_id)) for each in register.distinctions}
        self._index: dict[tuple[str, ...], list[str]] = {}
        self._gone: dict[str, list[Merger]] = {}
        for person in self.people.values():
            self.put(person)
        self._list_gone(register.mergers)

    def put(self, person: Person) -> None:
        """Let a person be found as they are now."""
        self.people[person.id] = person
        account = self.accounts.get(person.id)
        if account is not None:
            self._index_by(("account", account.account), person.id)
        self._put_codes_and_names(person, person.id, person.school_id or "")

    def _list_gone(self, mergers: Iterable[Merger]) -> None:
        kept_of = {each.gone_id: each.kept_id for each in mergers}
        for merger in mergers:
            kept = merger.kept_id
            while kept in kept_of:
                kept = kept_of[kept]
            if kept in self.people:
                self._gone.setdefault(kept, []).append(merger)
                for school_id in {self.people[kept].school_id or "", merger.school_id or ""}:
                    self._put_codes_and_names(merger, kept, school_id)

    def _put_codes_and_names(self, what: Person | Merger, person_id: str, school_id: str) -> None:
        self._index_by(("mobile", what.mobile), person_id)
        self._index_by(("employee_code", what.employee_code), person_id)
        for name in (what.name, what.name_hi):
            if name:
                self._index_by(("name", name_key(name), school_id), person_id)

    def _index_by(self, key: tuple[str, ...], who: str) -> None:
        if key[1] and who not in (found := self._index.setdefault(key, [])):
            found.append(who)

    def remember_refused(self, entry: PersonEntry) -> None:
        """Let a refused row be found by its codes."""
        ghost = f"row {entry.row}"
        self.ghosts[ghost] = entry
        for code in CODES:
            self._index_by((code, getattr(entry, code)), ghost)

    def distinguish(self, one_id: str, other_id: str) -> None:
        """Note that these are two people."""
        self._distinct.add(frozenset((one_id, other_id)))

    def are_distinct(self, one_id: str, other_id: str) -> bool:
        """Whether somebody has looked and found that these are two people."""
        return frozenset((one_id, other_id)) in self._distinct

    def matches(self, entry: PersonEntry, school_id: str) -> list[Match]:
        """Everybody who shares a code, or the name within the school; those who share most come first."""
        keys: list[tuple[str, ...]] = [(code, value) for code in CODES if (value := getattr(entry, code))]
        keys += [("name", name_key(name), school_id) for name in (entry.name, entry.name_hi) if name]
        found = dict.fromkeys(who for key in keys for who in self._index.get(key, ()))
        matches = [self._compare(entry, who) for who in found]
        return sorted(matches, key=_rank) if len(matches) > 1 else matches

    def _compare(self, entry: PersonEntry, who: str) -> Match:
        if who in self.ghosts:
            return compare(entry, who, self.ghosts[who], self.ghosts[who].account)
        account = self.accounts.get(who)
        number = account.account if account else ""
        gone = self._gone.get(who)
        match = compare(entry, who, self.people[who], number)
        return with_gone(entry, match, self.people[who], gone, number) if gone else match


def _rank(match: Match) -> tuple[bool, int, int]:
    return not match.is_same_name, -len(match.shared), -match.score
