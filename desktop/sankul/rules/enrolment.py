"""Enrolment: what the rows of an imported list change in the register of people.

Who a row is about (product.md B2, B3; domain.md, Search):

- The same person: the same name (folded, in either script) and the same mobile, employee code or account; or the same name
  in the same school, with no code that differs. The person is then updated; empty cells erase nothing.
- Likely the same person: one of these codes and an alike name (82 or more), or two of these codes; or a second row about
  somebody who was met earlier in the same list. The row is held back for a person to judge; nothing is merged.
- Somebody else with the same account or employee code: the row is refused, for two people cannot be paid into one account.
- Anybody else is new. The same mobile with another name, and alike names in one school, are reported for review.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sankul.rules.districts import District
from sankul.rules.duplicates import name_key
from sankul.rules.enrolment_matches import CODES, Codes, Match, compare, is_likely, review, said
from sankul.rules.import_people import DISTRICT_MISSING, PersonEntry
from sankul.rules.imports import Duplicate, Notes
from sankul.rules.mentoring import Pledge
from sankul.rules.people import BankAccount, Person, Role, RoleName
from sankul.rules.programmes import Programme
from sankul.rules.readings import Reason
from sankul.rules.school_book import NamedSchool, SchoolBook
from sankul.text import N_

SAME_ROW_AGAIN = N_("The same person stands in this list already. The row was left out.")
SAME_CODES = N_("The same {codes}, and an alike name. The row was left out; look whether it is the same person.")
SAME_AS_REFUSED = N_(
    "Row {other} is likely about the same person and was refused. Keep one of the two rows, and correct it."
)
ACCOUNT_OF_ANOTHER = N_("This account belongs to {person}. Two people cannot be paid into one account.")
CODE_OF_ANOTHER = N_("This employee code belongs to {person}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The register as it stands before an import. `roles` and `pledges` are those of the programme."""

    people: tuple[Person, ...] = ()
    accounts: tuple[BankAccount, ...] = ()
    roles: tuple[Role, ...] = ()
    pledges: tuple[Pledge, ...] = ()


@dataclass(slots=True)
class Outcome:
    """New and changed rows by collection, and how many rows of the list did what."""

    people: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, BankAccount] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)
    pledges: dict[str, Pledge] = field(default_factory=dict)
    added: int = 0
    updated: int = 0
    unchanged: int = 0


class Enrolment:
    """Takes the rows of a list one by one, then says what changes."""

    def __init__(
        self, register: Register, schools: SchoolBook, programme: Programme, notes: Notes, columns: Mapping[str, str]
    ) -> None:
        """`columns` are the headings of the fields, for what is noted."""
        self.schools, self.programme, self.notes, self.columns = schools, programme, notes, columns
        self.outcome = Outcome()
        self.row_of: dict[str, int] = {}
        self._people = {each.id: each for each in register.people}
        self._accounts = {each.person_id: each for each in register.accounts}
        self._roles = {(each.person_id, each.role) for each in register.roles}
        self._pledges = {each.person_id: each for each in register.pledges}
        self._ghosts: dict[str, PersonEntry] = {}
        self._index: dict[tuple[str, ...], list[str]] = {}
        for person in register.people:
            self._list(person)

    def _list(self, person: Person) -> None:
        """Let a person be found by codes, and by name within the school."""
        account = self._accounts.get(person.id)
        keys = [
            ("mobile", person.mobile),
            ("employee_code", person.employee_code),
            ("account", account.account if account else ""),
        ]
        names = [(name_key(name), person.school_id or "") for name in (person.name, person.name_hi) if name]
        for key in (*keys, *(("name", *each) for each in names)):
            if key[1] and person.id not in (found := self._index.setdefault(key, [])):
                found.append(person.id)

    def take(self, entry: PersonEntry, district: District | None) -> None:
        """One row; `district` is where the person is when the row itself does not say."""
        school = self.schools.find(NamedSchool(entry.udise, entry.school, entry.block, entry.district or district))
        matches = self._matches(entry, school.id if school else "")
        if entry.is_refused or self._is_of_refused(entry, matches):
            self._remember_refused(entry)
            return
        same = next((each for each in matches if self._is_same(each)), None)
        if same is not None and same.who not in self.row_of:
            if not self._is_code_taken(entry, matches, same.who):
                self._update(entry, self._people[same.who], district)
            return
        held = same or next((each for each in matches if each.who in self._people and is_likely(each)), None)
        if held is not None:
            self._hold(entry, held)
        elif not self._is_code_taken(entry, matches, ""):
            self._add(entry, district)

    def _matches(self, entry: PersonEntry, school_id: str) -> list[Match]:
        """Everybody who shares a code, or the name within the school; those who share most come first."""
        keys = [(code, value) for code in CODES if (value := getattr(entry, code))]
        names = [("name", name_key(name), school_id) for name in (entry.name, entry.name_hi) if name]
        found = dict.fromkeys(who for key in (*keys, *names) for who in self._index.get(key, ()))
        matches = [self._compare(entry, who) for who in found]
        return sorted(matches, key=lambda each: (-each.is_same_name, -len(each.shared), -each.score))

    def _compare(self, entry: PersonEntry, who: str) -> Match:
        if who in self._ghosts:
            return compare(entry, who, self._ghosts[who], self._ghosts[who].account)
        account = self._accounts.get(who)
        return compare(entry, who, self._people[who], account.account if account else "")

    def _is_same(self, match: Match) -> bool:
        return match.who in self._people and match.is_same_name and (bool(match.shared) or not match.differs)

    def _is_of_refused(self, entry: PersonEntry, matches: Iterable[Match]) -> bool:
        """Whether the row is about a person of a refused row, who must be mended first."""
        for match in matches:
            if match.who in self._ghosts and is_likely(match):
                other = self._ghosts[match.who].row
                why = Reason(SAME_AS_REFUSED, {"other": other})
                self.notes.error(entry.row, self._name_column(), entry.shown_name, why)
                self.notes.duplicates.append(Duplicate(entry.row, other, match.score, why, is_held=True))
                return True
        return False

    def _remember_refused(self, entry: PersonEntry) -> None:
        ghost = f"row {entry.row}"
        self._ghosts[ghost] = entry
        for code in CODES:
            if value := getattr(entry, code):
                self._index.setdefault((code, value), []).append(ghost)

    def _is_code_taken(self, entry: PersonEntry, matches: Iterable[Match], own: str) -> bool:
        """Whether somebody else has the account or employee code of the row; then it is refused."""
        for match in matches:
            if match.who == own or match.who not in self._people:
                continue
            for code, message in (("account", ACCOUNT_OF_ANOTHER), ("employee_code", CODE_OF_ANOTHER)):
                if code in match.shared:
                    person = self._people[match.who]
                    why = Reason(message, {"person": person.name or person.name_hi})
                    self.notes.error(entry.row, self.columns.get(code, ""), getattr(entry, code), why)
                    self._remember_refused(entry)
                    return True
        return False

    def _hold(self, entry: PersonEntry, match: Match) -> None:
        is_again = match.is_same_name and match.who in self.row_of
        why = Reason(SAME_ROW_AGAIN) if is_again else Codes(SAME_CODES, {"codes": match.shared})
        score = 100 if match.is_same_name else match.score
        self.notes.duplicates.append(
            Duplicate(entry.row, said(self._people[match.who], self.row_of), score, why, match.who, is_held=True)
        )

    def _name_column(self) -> str:
        return self.columns.get("name") or self.columns.get("name_hi", "")

    def _place(self, entry: PersonEntry, district: District | None) -> District | None:
        """Where the person of a row is: as the row says, where its school is, or where the whole list is."""
        if entry.district is None and entry.udise and (school := self.schools.with_udise(entry.udise)):
            return District(school.district_code, school.district, "", "", "")
        return entry.district or district

    def _add(self, entry: PersonEntry, district: District | None) -> None:
        place = self._place(entry, district)
        if place is None:
            self.notes.error(entry.row, self.columns.get("district", ""), "", Reason(DISTRICT_MISSING))
            self._remember_refused(entry)
            return
        school = self.schools.find_or_make(NamedSchool(entry.udise, entry.school, entry.block, place))
        texts = {
            name: getattr(entry, name)
            for name in ("name", "name_hi", "gender", "designation", "mobile", "employee_code")
        }
        person = Person(
            **texts,
            school_id=school.id if school else None,
            block=entry.block or (school.block if school else ""),
            district_code=place.code,
            district=place.name,
        )
        self._keep(entry, person)
        self.outcome.added += 1

    def _update(self, entry: PersonEntry, person: Person, district: District | None) -> None:
        place = self._place(entry, None)
        school = self.schools.find_or_make(NamedSchool(entry.udise, entry.school, entry.block, place or district))
        new = {
            name: value
            for name in ("gender", "designation", "mobile", "employee_code", "block")
            if (value := getattr(entry, name))
        }
        for name in ("name", "name_hi"):
            value = getattr(entry, name)
            if value and not (value.isupper() and getattr(person, name)):
                new[name] = value
        if place:
            new |= {"district_code": place.code, "district": place.name}
        changed = replace(person, **new, school_id=school.id if school else person.school_id)
        if self._keep(entry, changed):
            self.outcome.updated += 1
        else:
            self.outcome.unchanged += 1

    def _keep(self, entry: PersonEntry, person: Person) -> bool:
        """Note the person and what belongs to them; whether anything of it changed."""
        changes = [self._people.get(person.id) != person]
        if changes[0]:
            self._people[person.id] = self.outcome.people[person.id] = person
        changes += [
            self._keep_account(entry, person.id),
            self._keep_role(entry, person.id),
            self._keep_pledge(entry, person.id),
        ]
        self.row_of[person.id] = entry.row
        self._list(person)
        return any(changes)

    def _keep_account(self, entry: PersonEntry, person_id: str) -> bool:
        if not entry.account:
            return False
        old = self._accounts.get(person_id) or BankAccount(person_id=person_id, account="")
        kept_ifsc = old.ifsc if old.account == entry.account else ""
        new = replace(old, account=entry.account, ifsc=entry.ifsc or kept_ifsc)
        if new == old:
            return False
        self._accounts[person_id] = self.outcome.accounts[person_id] = new
        return True

    def _keep_role(self, entry: PersonEntry, person_id: str) -> bool:
        if (person_id, entry.role) in self._roles:
            return False
        self._roles.add((person_id, entry.role))
        self.outcome.roles.append(
            Role(person_id=person_id, role=entry.role, programme_id=self.programme.id, from_on=self.programme.from_on)
        )
        return True

    def _keep_pledge(self, entry: PersonEntry, person_id: str) -> bool:
        if entry.role is not RoleName.MENTOR or not entry.has_pledge:
            return False
        old = self._pledges.get(person_id)
        pledge = _pledged(entry, old or Pledge(programme_id=self.programme.id, person_id=person_id))
        if pledge == old:
            return False
        self._pledges[person_id] = self.outcome.pledges[person_id] = pledge
        return True

    def review(self) -> None:
        """After the last row: report shared mobiles and alike names in one school."""
        review(self._people.values(), self.row_of, self.notes)


def _pledged(entry: PersonEntry, pledge: Pledge) -> Pledge:
    """The pledge with what a row says; where the row says only one limit, the other gives way."""
    minutes = pledge.minutes_per_week if entry.hours is None else entry.hours * 60
    low = pledge.min_teachers if entry.min_teachers is None else entry.min_teachers
    high = pledge.max_teachers if entry.max_teachers is None else entry.max_teachers
    if low > high:
        low, high = (high, high) if entry.min_teachers is None else (low, low)
    return replace(pledge, minutes_per_week=minutes, min_teachers=low, max_teachers=high)
