"""The history of a person in words: what was done, by whom, when, and which facts became what."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sankul.clock import said_day
from sankul.operations.districts import said_district
from sankul.operations.levels import said_block
from sankul.operations.merging import ids_of
from sankul.operations.store import Store, Work
from sankul.rules.contacts import CONTACT_LABELS
from sankul.rules.designations import in_both
from sankul.rules.journal import Change, Entry
from sankul.rules.people import GENDER_LABELS, ROLE_LABELS, mask_account
from sankul.rules.privacy import NOTICE_LANGUAGE_LABELS
from sankul.text import N_, _, language

FIELDS: Mapping[str, str] = {
    "name": N_("Name in English"),
    "name_hi": N_("Name in Hindi"),
    "designation": N_("Designation"),
    "school_id": N_("School"),
    "block": N_("Block"),
    "district": N_("District"),
    "mobile": N_("Mobile"),
    "employee_code": N_("Employee code"),
    "gender": N_("Gender"),
    "account": N_("Bank account"),
    "ifsc": N_("IFSC"),
    "role": N_("Role"),
    "from_on": N_("First day"),
    "until_on": N_("Last day"),
    "kind": N_("Kind"),
    "on": N_("Date"),
    "minutes": N_("Minutes"),
    "note": N_("What it was about"),
    "circle_id": N_("Circle"),
    "reason": N_("Reason"),
    "language": N_("Language"),
}
"""The facts that a history tells, in this order."""
OWN = ("bank_accounts", "roles", "members", "contacts", "notices")
"""Collections whose rows of the person belong to its history, besides its own entry."""

_LABELS: Mapping[str, Mapping[str, str]] = {
    "gender": GENDER_LABELS,
    "role": {role.value: said for role, said in ROLE_LABELS.items()},
    "kind": {kind.value: said for kind, said in CONTACT_LABELS.items()},
    "language": NOTICE_LANGUAGE_LABELS,
}
_SAYING: Mapping[str, Callable[[str, Mapping[str, Any]], str]] = {
    "account": lambda text, _row: mask_account(text),
    "designation": lambda text, _row: in_both(text).in_language(language()),
    "block": lambda text, _row: said_block(text),
    "district": lambda text, row: said_district(row.get("district_code") or "", text),
}
"""Facts that are said as the person's page says them."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact before and after, as said to people; empty when there was none."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Happened:
    """One act that touched the person: its sentence, and what became of facts."""

    sequence: int
    at: datetime
    actor: str
    sentence: str
    facts: tuple[FactChange, ...]


def person_story(store: Store, person_id: str) -> tuple[Happened, ...]:
    """What happened to a person, to entries merged into it and to its roles, places, account, contacts and notices.

    The newest first. Account numbers are masked. Raises NotFound.
    """
    with store.reading() as work:
        work.people.get(person_id)
        ids = ids_of(work, person_id)
        rows = dict.fromkeys((*ids, *_own_rows(work, person_id), *store.taken_away(OWN, ids)))
        names = _names(work)
        happened: dict[int, tuple[Entry, list[Change]]] = {}
        for row_id in rows:
            for entry, change in store.history(row_id):
                happened.setdefault(entry.sequence, (entry, []))[1].append(change)
    newest = sorted(happened.values(), key=lambda each: each[0].sequence, reverse=True)
    return tuple(_happened(entry, changes, names) for entry, changes in newest)


def _own_rows(work: Work, person_id: str) -> Iterator[str]:
    for name in OWN:
        yield from (each.id for each in getattr(work, name).where(person_id=person_id))


def _names(work: Work) -> Mapping[str, str]:
    """What keys of schools and circles are called."""
    schools = {each.id: each.name or each.name_hi for each in work.schools.where()}
    return schools | {each.id: each.code for each in work.circles.where()}


def _happened(entry: Entry, changes: list[Change], names: Mapping[str, str]) -> Happened:
    facts = [fact for change in changes for fact in _facts(change, names)]
    return Happened(entry.sequence, entry.at, entry.actor, entry.sentence(), tuple(dict.fromkeys(facts)))


def _facts(change: Change, names: Mapping[str, str]) -> Iterator[FactChange]:
    """What a change did to the facts that are told; of a new entry only those that say something."""
    before, after = change.before or {}, change.after or {}
    for name, said in FIELDS.items():
        old, new = (_said(name, each, names) for each in (before, after))
        if old != new:
            yield FactChange(_(said), old, new)


def _said(name: str, row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    value = row.get(name)
    if value in (None, "", 0):
        return ""
    text = str(value)
    if name.endswith("_id"):
        return names.get(text, "…")
    if name in ("from_on", "until_on", "on"):
        return said_day(date.fromisoformat(text) - timedelta(days=name == "until_on"))
    if name in _SAYING:
        return _SAYING[name](text, row)
    return _(_LABELS.get(name, {}).get(text, "")) or text
