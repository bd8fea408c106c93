"""Enrolment: what the rows of an imported list change in the register of people.

Who a row is about (product.md B2, B3; domain.md, Search):

- The same person: the same name (folded, in either script) and the same mobile, employee code or account; or the same name
  in the same school, with no code that differs. The person is then updated; empty cells erase nothing.
- Likely the same person: one of these codes and an alike name (82 or more), or two of these codes; or a second row about
  somebody who was met earlier in the same list. The row is held back for a person to judge; nothing is merged.
- Somebody else with the same account or employee code: the row is refused, for two people cannot be paid into one account.
- Anybody else is new. The same mobile with another name, and alike names in one school, are reported for review.

A person may have decided on a row, be it held or only reported: it is somebody else (then it is noted that the two are not the
same, and it is never asked again), it is a certain person, or it is left out. A decision that is no longer needed, because the
same list was imported before, changes nothing; the others are remembered for the very same row (see `row_answers`). What such a
row says was taken over once, so that it only fills what is empty. The same holds for a row about an entry that was merged away,
which means the person that was kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sankul.rules.districts import District
from sankul.rules.duplicates import name_score
from sankul.rules.enrolment_changes import (
    Facts,
    new_person,
    sketched_school,
    told_changes,
    told_facts,
    told_roles,
    updated_account,
    updated_person,
    updated_pledge,
    with_school,
)
from sankul.rules.enrolment_matches import Match, held_note, is_likely, review, said
from sankul.rules.enrolment_outcome import Outcome
from sankul.rules.enrolment_register import Known, Register
from sankul.rules.import_people import DISTRICT_MISSING, PersonEntry
from sankul.rules.imports import Decision, DecisionKind, Duplicate, FieldChange, Notes, RowState
from sankul.rules.joined_sheets import ROW_KEY, row_key
from sankul.rules.likeness import ALIKE
from sankul.rules.merging import Distinction
from sankul.rules.people import Person, Role, RoleName
from sankul.rules.programmes import Programme
from sankul.rules.readings import Reason
from sankul.rules.row_answers import RowAnswers
from sankul.rules.school_book import NamedSchool, SchoolBook
from sankul.text import N_

SAME_AS_REFUSED = N_(
    "Row {other} is likely about the same person and was refused. Keep one of the two rows, and correct it."
)
ACCOUNT_OF_ANOTHER = N_("This account belongs to {person}. Two people cannot be paid into one account.")
CODE_OF_ANOTHER = N_("This employee code belongs to {person}.")
DECIDED_GONE = N_("The person chosen for this row is no longer there. Choose again.")
DECIDED_NOBODY = N_("Nobody is known whom this row is like. Say who it is, or add it.")
DECIDED_OTHER = N_("{person} was chosen for this row, but shares no code and no alike name with it. Choose again.")


class Enrolment:
    """Takes the rows of a list one by one, then says what changes."""

    def __init__(
        self,
        register: Register,
        schools: SchoolBook,
        programme: Programme,
        notes: Notes,
        columns: Mapping[str, str],
        answers: RowAnswers,
        on: date,
    ) -> None:
        """`columns` are the headings of the fields, for what is noted; `on` is the day of what is decided."""
        self.schools, self.programme, self.notes, self.columns = schools, programme, notes, columns
        self.answers, self.on = answers, on
        self.register, self.outcome = register, Outcome()
        self.known = Known(register)
        self.without_role = 0
        self.row_of: dict[str, int] = {}
        self._added: dict[int, str] = {}
        self._met: dict[str, str] = {}
        self._told_apart: set[int] = set()
        self._roles: dict[str, frozenset[RoleName]] = {}
        for each in register.roles:
            self._roles[each.person_id] = self._roles.get(each.person_id, frozenset()) | {each.role}
        self._pledges = {each.person_id: each for each in register.pledges}

    def take(self, entry: PersonEntry, district: District | None) -> None:
        """One row; `district` is where the person is when the row itself does not say."""
        school = self.schools.find(NamedSchool(entry.udise, entry.school, entry.block, entry.district or district))
        matches = self.known.matches(entry, school.id if school else "")
        decision = self._decision(entry, matches)
        self.without_role += not entry.has_own_role
        if entry.is_refused:
            self.known.remember_refused(entry)
        elif decision is not None and decision.kind is DecisionKind.LEAVE:
            self._leave(entry, matches, decision)
        elif self._is_of_refused(entry, matches, decision):
            self.known.remember_refused(entry)
        else:
            self._settle(entry, matches, district, decision)

    def _decision(self, entry: PersonEntry, matches: list[Match]) -> Decision | None:
        """What was decided of the row; what is remembered counts only while the row may still be about that person."""
        decision = self.answers.of(entry)
        if decision is None or not decision.is_remembered or decision.kind is not DecisionKind.UPDATE:
            return decision
        return decision if self._why_not(entry, matches, decision.of_id) is None else None

    def _remember(self, entry: PersonEntry, decision: Decision, person_id: str | None) -> None:
        """Remember what was decided of a row, unless it was refused all the same."""
        outcome = self.notes.outcomes.get(entry.row)
        if outcome is None:
            return
        if decision.is_remembered:
            self.notes.outcomes[entry.row] = replace(outcome, is_remembered=True)
        self.answers.remember(entry.row, decision, person_id)

    def _leave(self, entry: PersonEntry, matches: Iterable[Match], decision: Decision) -> None:
        who = next((each.who for each in matches if each.who in self.known.people), None)
        told: dict[str, Any] = {"of_id": self._key(who), "changes": self._changes(entry, who)} if who else {}
        self.notes.become(entry.row, RowState.LEFT_OUT, name=entry.shown_name, **told)
        self._remember(entry, decision, who)

    def _settle(
        self, entry: PersonEntry, matches: list[Match], district: District | None, decision: Decision | None
    ) -> None:
        """Update the same person, hold what is likely the same, else add."""
        people = [each for each in matches if each.who in self.known.people]
        same = self._best_same(entry, [each for each in people if each.is_same])
        if same is not None and same.who not in self.row_of:
            self._update_unless_taken(entry, matches, same.who, district, only_fill=same.is_gone)
            self.answers.take_after_all(entry.row, decision)
        elif same is not None and same.is_gone:
            self._unchanged(entry, same.who)
            self.answers.take_after_all(entry.row, decision)
        else:
            likely = same or next((each for each in people if is_likely(each)), None)
            note = held_note(entry.row, likely, self._said(likely), self._key(likely.who)) if likely else None
            if decision is None and note is not None:
                decision = self.answers.for_held(note)
            self._follow(entry, matches, district, decision, note)

    def _follow(
        self,
        entry: PersonEntry,
        matches: list[Match],
        district: District | None,
        decision: Decision | None,
        note: Duplicate | None,
    ) -> None:
        """Do what was decided of a row; `note` says whom it is likely about, and holds it when nothing was."""
        if decision is not None and decision.kind is DecisionKind.LEAVE:
            self._leave(entry, matches, decision)
        elif decision is not None and decision.kind is DecisionKind.UPDATE:
            of_id = decision.of_id or (note.person_id if note is not None else "")
            self._update_chosen(entry, matches, replace(decision, of_id=of_id), district)
        elif decision is not None:
            people = [each for each in matches if each.who in self.known.people]
            likely = [each for each in people if each.is_same or is_likely(each)]
            self._add_unless_taken(entry, matches, district, [each.who for each in likely or people])
            self._remember(entry, decision, None)
        elif note is not None:
            self._hold(entry, note)
        else:
            self._add_unless_taken(entry, matches, district)

    def _best_same(self, entry: PersonEntry, same: list[Match]) -> Match | None:
        """Of several such people the one who was not met yet and of whom the row says least that is new."""
        if len(same) < 2:
            return same[0] if same else None
        return min(same, key=lambda each: (each.who in self.row_of, len(self._changes(entry, each.who))))

    def _is_of_refused(self, entry: PersonEntry, matches: Iterable[Match], decision: Decision | None) -> bool:
        """Whether the row is about a person of a refused row, who must be mended first."""
        for match in matches if decision is None else ():
            if match.who in self.known.ghosts and is_likely(match):
                other = self.known.ghosts[match.who].row
                why = Reason(SAME_AS_REFUSED, {"other": other})
                self.notes.error(entry.row, self._name_column(), entry.shown_name, why)
                self.notes.duplicates.append(Duplicate(entry.row, other, match.score, why, is_held=True))
                return True
        return False

    def _is_code_taken(self, entry: PersonEntry, matches: Iterable[Match], own: str) -> bool:
        """Whether somebody else has the account or employee code of the row; then it is refused."""
        for match in matches:
            if match.who == own or match.who not in self.known.people:
                continue
            for code, message in (("account", ACCOUNT_OF_ANOTHER), ("employee_code", CODE_OF_ANOTHER)):
                if code in match.shared:
                    self._refuse_taken(entry, match, code, message)
                    return True
        return False

    def _refuse_taken(self, entry: PersonEntry, match: Match, code: str, message: str) -> None:
        person = self.known.people[match.who]
        why = Reason(message, {"person": person.name or person.name_hi})
        self.notes.error(entry.row, self.columns.get(code, ""), getattr(entry, code), why)
        of, key = self._said(match), self._key(match.who)
        self.notes.duplicates.append(Duplicate(entry.row, of, match.score, why, key, is_alarm=True))
        self.known.remember_refused(entry)

    def _said(self, match: Match) -> int | str:
        return said(self.known.people[match.who], self.row_of)

    def _hold(self, entry: PersonEntry, note: Duplicate) -> None:
        self.notes.duplicates.append(note)
        changes = self._changes(entry, self._person_of(note.person_id))
        self.notes.become(entry.row, RowState.HELD, name=entry.shown_name, of_id=note.person_id, changes=changes)

    def _key(self, person_id: str) -> str:
        """How a person is called from outside: by id, or by the row of this list that made them."""
        row = self.row_of.get(person_id)
        return row_key(row) if row is not None and self._added.get(row) == person_id else person_id

    def _person_of(self, key: str) -> str:
        """The person who is so called from outside; empty when there is none."""
        return self._met.get(key, "") if key.startswith(ROW_KEY) else key

    def _name_column(self) -> str:
        return self.columns.get("name") or self.columns.get("name_hi", "")

    def _place(self, entry: PersonEntry, district: District | None) -> District | None:
        """Where the person of a row is: as the row says, where its school is, or where the whole list is."""
        if entry.district is None and entry.udise and (school := self.schools.with_udise(entry.udise)):
            return District(school.district_code, school.district, "", "", "")
        return entry.district or district

    def _add_unless_taken(
        self, entry: PersonEntry, matches: list[Match], district: District | None, others: Iterable[str] = ()
    ) -> None:
        """Add the person of a row, who is none of `others`."""
        if self._is_code_taken(entry, matches, ""):
            return
        place = self._place(entry, district)
        if place is None:
            self.notes.error(entry.row, self.columns.get("district", ""), "", Reason(DISTRICT_MISSING))
            self.known.remember_refused(entry)
            return
        school = self.schools.find_or_make(NamedSchool(entry.udise, entry.school, entry.block, place))
        person = new_person(entry, school, place)
        self._keep(entry, person)
        self._added[entry.row] = person.id
        self.outcome.added += 1
        self.notes.become(entry.row, RowState.ADDED, name=entry.shown_name, of_id=person.id)
        for other in others:
            self._told_apart.add(entry.row)
            self._distinguish(person.id, other)

    def _distinguish(self, one_id: str, other_id: str) -> None:
        first, second = sorted((one_id, other_id))
        self.known.distinguish(first, second)
        self.outcome.distinctions.append(Distinction(one_id=first, other_id=second, on=self.on))

    def _update_chosen(
        self, entry: PersonEntry, matches: list[Match], decision: Decision, district: District | None
    ) -> None:
        """Update the person whom somebody chose for the row.

        What was chosen before was taken over then, unless another row of the list says otherwise.
        """
        person_id = self._person_of(decision.of_id)
        why = self._why_not(entry, matches, person_id) if decision.of_id else Reason(DECIDED_NOBODY)
        if why is not None:
            self.notes.error(entry.row, self._name_column(), entry.shown_name, why)
            self.known.remember_refused(entry)
            return
        only_fill = decision.is_remembered and person_id not in self.row_of
        self._update_unless_taken(entry, matches, person_id, district, only_fill=only_fill)
        self._remember(entry, decision, person_id)

    def _why_not(self, entry: PersonEntry, matches: Iterable[Match], person_id: str) -> Reason | None:
        """Why a row is surely not about the person who was chosen for it, such as when the list was changed meanwhile."""
        person = self.known.people.get(person_id)
        if person is None:
            return Reason(DECIDED_GONE)
        is_near = any(each.who == person_id for each in matches)
        if is_near or name_score((entry.name, entry.name_hi), (person.name, person.name_hi)) >= ALIKE:
            return None
        return Reason(DECIDED_OTHER, {"person": person.name or person.name_hi})

    def _update_unless_taken(
        self,
        entry: PersonEntry,
        matches: list[Match],
        person_id: str,
        district: District | None,
        *,
        only_fill: bool = False,
    ) -> None:
        if self._is_code_taken(entry, matches, person_id):
            return
        before = self._facts(person_id)
        person = self.known.people[person_id]
        place = self._place(entry, None)
        new = updated_person(entry, person, place, only_fill=only_fill)
        if not (only_fill and person.school_id):
            named = NamedSchool(entry.udise, entry.school, entry.block, place or district)
            school = self.schools.find_or_make(named)
            new = with_school(new, school, person, entry)
        if self._keep(self._filling(entry, person_id) if only_fill else entry, new):
            changes = told_changes(before, self._facts(person_id))
            self.outcome.count_change(person_id, entry.row)
            self.notes.become(entry.row, RowState.CHANGED, name=entry.shown_name, of_id=person_id, changes=changes)
        else:
            self._unchanged(entry, person_id)

    def _filling(self, entry: PersonEntry, person_id: str) -> PersonEntry:
        """The row without account and pledge where the person has them."""
        if person_id in self.known.accounts:
            entry = replace(entry, account="", ifsc="")
        if person_id in self._pledges:
            entry = replace(entry, hours=None, min_teachers=None, max_teachers=None)
        return entry

    def _unchanged(self, entry: PersonEntry, person_id: str) -> None:
        self.outcome.unchanged += 1
        self.notes.become(entry.row, RowState.SAME, name=entry.shown_name, of_id=person_id)

    def _facts(self, person_id: str) -> Facts:
        person = self.known.people[person_id]
        return told_facts(
            person,
            self.schools.by_id.get(person.school_id or ""),
            self.known.accounts.get(person_id),
            told_roles(self._roles.get(person_id, frozenset())),
            self._pledges.get(person_id),
        )

    def _changes(self, entry: PersonEntry, person_id: str) -> tuple[FieldChange, ...]:
        """What an update of a person by the row would change, without doing it."""
        person = self.known.people[person_id]
        place = self._place(entry, None)
        account = self.known.accounts.get(person_id)
        pledge = self._pledges.get(person_id)
        named = NamedSchool(entry.udise, entry.school, entry.block, place or _district_of(person))
        school = self.schools.find(named) or sketched_school(named) or self.schools.by_id.get(person.school_id or "")
        after = told_facts(
            with_school(updated_person(entry, person, place), school, person, entry),
            school,
            updated_account(entry, account, person_id) or account,
            told_roles(self._roles.get(person_id, frozenset()) | {entry.role}),
            updated_pledge(entry, pledge, self.programme.id, person_id) or pledge,
        )
        return told_changes(self._facts(person_id), after)

    def _keep(self, entry: PersonEntry, person: Person) -> bool:
        """Note the person and what belongs to them; whether anything of it changed."""
        has_changed = self.known.people.get(person.id) != person
        if has_changed:
            self.outcome.people[person.id] = person
        account = updated_account(entry, self.known.accounts.get(person.id), person.id)
        if account is not None:
            self.known.accounts[person.id] = self.outcome.accounts[person.id] = account
        pledge = updated_pledge(entry, self._pledges.get(person.id), self.programme.id, person.id)
        if pledge is not None:
            self._pledges[person.id] = self.outcome.pledges[person.id] = pledge
        has_role = self._keep_role(entry, person.id)
        self.row_of[person.id] = entry.row
        self._met[row_key(entry.row)] = person.id
        self.known.put(person)
        return has_changed or account is not None or pledge is not None or has_role

    def _keep_role(self, entry: PersonEntry, person_id: str) -> bool:
        held = self._roles.get(person_id, frozenset())
        if entry.role in held:
            return False
        self._roles[person_id] = held | {entry.role}
        self.outcome.roles.append(
            Role(person_id=person_id, role=entry.role, programme_id=self.programme.id, from_on=self.programme.from_on)
        )
        return True

    def review(self) -> None:
        """After the last row: report shared mobiles and alike names in one school, but for rows of which that was answered."""
        self.outcome.forget_round_trips(self.register, self.notes)
        review(self.known.people.values(), self.row_of, self.notes, self._are_distinct)

    def _are_distinct(self, earlier_id: str, later_id: str) -> bool:
        """Whether these are two people; a row that is somebody else and told apart from nobody yet is so from this one."""
        row = self.row_of[later_id]
        if self.known.are_distinct(earlier_id, later_id):
            return True
        if not self.answers.is_added(row) or row in self._told_apart:
            return False
        self._distinguish(earlier_id, later_id)
        return True


def _district_of(person: Person) -> District:
    return District(person.district_code, person.district, "", "", "")
