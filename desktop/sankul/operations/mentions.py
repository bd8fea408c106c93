"""Where else a person is named, in what was typed about others: found before an erasure, so that somebody decides on each."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sankul.clock import said_day
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.people_register import PersonRow, people_register
from sankul.operations.store import After, Among, Work
from sankul.rules.forgetting import ABOUT_OTHERS, PLACE_LABELS, TEXTS, Forgotten, blank_row, written_names
from sankul.rules.likeness import plain_name
from sankul.rules.mentoring import Part
from sankul.rules.people import Person
from sankul.rules.rows import Row
from sankul.text import _

OWN = ("contacts", "marks", "members", "certificates")
"""Rows of the person in these lose their texts anyhow."""
_KEYED = frozenset({"columns", "scripts"})
"""Mappings, whose words stand among the headings too."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the person is named: which row, what it is called, and the words around the name.

    `is_sure`: nobody else of the register is called so, and the place is not about others; it is proposed to blank it.
    """

    collection: str
    row_id: str
    detail: str
    excerpt: str
    is_sure: bool

    @property
    def id(self) -> str:
        """The key of the place."""
        return f"{self.collection}:{self.row_id}"

    @property
    def place(self) -> tuple[str, str]:
        """Collection and key of the row."""
        return self.collection, self.row_id

    def where(self) -> str:
        """What the place is called, in the language now spoken."""
        return " · ".join(part for part in (_(PLACE_LABELS[self.collection]), self.detail) if part)


def find_mentions(work: Work, person: Person, words: Forgotten, sure: Forgotten) -> tuple[Mention, ...]:
    """All places in which one of `words` stands, but for those that lose their texts anyhow; `sure` are words of nobody else."""
    return tuple(each for name in TEXTS for each in _of_collection(work, name, person, words, sure))


def shared_words(work: Work, ids: Collection[str], words: Forgotten) -> frozenset[str]:
    """The words that mean somebody else of the register too: a namesake, or who has the same number.

    Not to be asked within an act, because there the index of a long register is made anew.
    """
    register, shared = people_register(work), set[str]()
    for word in words.instead:
        if any(each.id not in ids for each in work.people.where(employee_code=word, erased_on=None)):
            shared.add(word)
        for row in register.finding(word):
            if row.id not in ids:
                shared.update(*map(words.that_call, _names(row)))
    return frozenset(shared)


def _names(row: PersonRow) -> Iterator[str]:
    """As they stand, and as others write the names."""
    yield row.mobile
    for name in (row.name, row.name_hi):
        yield from (*written_names(name), plain_name(name))


def blank_mentions(work: Work, places: Collection[tuple[str, str]], words: Forgotten) -> None:
    """Replace the words in the texts of these rows (collection and key)."""
    for name in dict.fromkeys(collection for collection, _id in places):
        collection = getattr(work, name)
        rows = collection.where(id=Among([row_id for each, row_id in places if each == name]))
        collection.replace(*[blank_row(name, row, words) for row in rows])


def _of_collection(work: Work, name: str, person: Person, words: Forgotten, sure: Forgotten) -> Iterator[Mention]:
    collection: Any = getattr(work, name)
    texts: dict[str, list[str]] = {}
    for field in TEXTS[name]:
        if field not in _KEYED:
            for row_id, text in collection.columns("id", field, **{field: After("")}):
                if words.is_in(text):
                    texts.setdefault(row_id, []).append(text)
    for row in collection.where(id=Among(texts)):
        if name in OWN and row.person_id == person.id:
            continue
        said = texts[row.id]
        is_sure = name not in ABOUT_OTHERS and (_is_own(work, name, row, person) or any(map(sure.clear.is_in, said)))
        yield Mention(name, row.id, _detail(work, name, row), words.excerpt(said[0]), is_sure)


def _is_own(work: Work, name: str, row: Any, person: Person) -> bool:
    """Whether the place is the person's: a claim, or a circle that the person led."""
    if name == "circles":
        return work.members.count(circle_id=row.id, person_id=person.id, part=Part.MENTOR) > 0
    return getattr(row, "person_id", None) == person.id


def _detail(work: Work, name: str, row: Row) -> str:
    detail = _DETAILS.get(name)
    return detail(work, row) if detail else ""


def _of_person(work: Work, row: Any) -> str:
    return shown_name(work.people.get(row.person_id))


def _session(work: Work, session: Any) -> str:
    return f"{work.circles.get(session.circle_id).code}/{session.number}"


_DETAILS: Mapping[str, Callable[[Work, Any], str]] = {
    "contacts": lambda work, row: f"{_of_person(work, row)} · {said_day(row.on)}",
    "marks": lambda work, row: f"{_of_person(work, row)} · {_session(work, work.sessions.get(row.session_id))}",
    "members": _of_person,
    "sessions": _session,
    "circles": lambda _work, row: str(row.code),
    "spaces": lambda _work, row: str(row.name or row.name_hi),
    "certificates": lambda _work, row: str(row.serial),
    "claims": lambda work, row: f"{_of_person(work, row)} · {row.month_on:%m.%Y}",
    "withdrawals": lambda _work, row: str(row.serial),
    "schools": lambda _work, row: str(row.udise or ""),
}
