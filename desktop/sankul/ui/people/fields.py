"""Fields of forms on people: a person or a school found by typing, and a text with proposals."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from sankul.errors import Refusal
from sankul.operations.levels import said_block
from sankul.text import N_, _, in_language, is_in_hindi, nfc
from sankul.ui.fields import Field, TextField, TextLine
from sankul.ui.pick_fields import PickField, Proposal
from sankul.ui.proposing import Proposing

if TYPE_CHECKING:
    from sankul.operations.people_register import PersonRow
    from sankul.operations.store import Work
    from sankul.rules.people import Person
    from sankul.rules.schools import School
    from sankul.ui.jobs import Jobs


class SchoolUnclear(Refusal):
    """What was typed names no school of the register."""

    message = N_("No school is called so. Choose one of those proposed while you type, or leave the field empty.")
    field = "school"


class PersonUnclear(Refusal):
    """What was typed names nobody of the register."""

    message = N_("Choose one of the people proposed while you type.")


class PersonField(PickField):
    """Type some letters of a person's name in either script, of the school, or a number, and choose. The value is the id.

        field = PersonField(shell.jobs, "person", _("Who"), but=(row.id,))
        field.chosen.connect(self._show)        # a PersonRow

    `but` are keys of people who are not proposed; `role` ("mentor") leaves those who hold it today; `person` stands in the
    field at first; `missing` is the refusal of an empty field, which is right when none is given.
    """

    def __init__(
        self,
        jobs: "Jobs",
        name: str,
        label: str,
        *,
        person: "PersonRow | None" = None,
        role: str = "",
        but: Collection[str] = (),
        missing: Refusal | None = None,
    ) -> None:
        super().__init__(
            name,
            label,
            jobs,
            lambda work, text, most: propose_people(work, text, most, role=role, but=but),
            chosen=_person(person) if person else None,
            missing=missing,
            unclear=PersonUnclear(),
            hint=_("Type letters of the name or school, or a mobile number."),
        )


class SchoolField(PickField):
    """Type some letters of a school's name in either script, or of its code, and choose. The value is its id or None."""

    def __init__(self, jobs: "Jobs", school: "School | None") -> None:
        super().__init__(
            "school",
            _("School"),
            jobs,
            propose_schools,
            chosen=_school(school) if school else None,
            unclear=SchoolUnclear(),
            hint=_("Type letters of its name, or its UDISE code."),
        )


def given_person(person: "Person") -> Proposal:
    """Somebody among a few, for a GivenField: the name in the language now spoken, found in either script."""
    return Proposal(person.id, in_language(person.name, person.name_hi), person, f"{person.name} {person.name_hi}")


def propose_people(
    work: "Work", text: str, most: int, *, role: str = "", but: Collection[str] = ()
) -> Sequence[Proposal]:
    """At most so many people whom `text` finds, as `PersonField` proposes them."""
    from sankul.operations.people_register import people_register

    found: list[Proposal] = []
    for each in people_register(work).finding(text):
        if each.id not in but and (not role or role in each.roles):
            found.append(_person(each))
        if len(found) == most:
            break
    return found


def propose_schools(work: "Work", text: str, most: int) -> Sequence[Proposal]:
    """At most so many schools that `text` finds."""
    from sankul.operations.school_register import school_register

    return [_school(each) for each in school_register(work).find(text, most)]


class NameInHindiLetters(Refusal):
    """The name in English is written in Hindi letters, and another one stands in the Hindi field."""

    message = N_("This is in Hindi letters. Write the name here in English letters, or leave the field empty.")
    field = "name"


class NameInEnglishLetters(Refusal):
    """The name in Hindi is written in Latin letters, and another one stands in the English field."""

    message = N_("This is in English letters. Write the name here in Hindi letters, or leave the field empty.")
    field = "name_hi"


class NameField(TextField):
    """A person's name in one script. Typed in the letters of the other, it moves to the other field if that lacks its own."""

    def __init__(self, name: str, label: str, value: str, hint: str = "") -> None:
        self._refusal = NameInHindiLetters if name == "name" else NameInEnglishLetters
        self.other: NameField | None = None
        super().__init__(name, label, value, validate=self._wrong, hint=hint)

    def settle(self) -> None:
        """See Field."""
        if self.other is None or not self._wrong(self.value()):
            return
        mine, theirs = self.value(), self.other.value()
        if not theirs or self.other._wrong(theirs):
            self.edit.setText(theirs)
            self.other.edit.setText(mine)

    def _wrong(self, value: str) -> Refusal | None:
        is_hindi = is_in_hindi(value)
        is_right = is_hindi if self.name == "name_hi" else not is_hindi
        return None if is_right or not any(each.isalpha() for each in value) else self._refusal()


def name_fields(name: str, name_hi: str) -> tuple[NameField, NameField]:
    """The two names of a person."""
    english = NameField("name", _("Name in English"), name, _("A name in one script is enough."))
    hindi = NameField("name_hi", _("Name in Hindi"), name_hi)
    english.other, hindi.other = hindi, english
    return english, hindi


class ProposingField(Field):
    """A line of text with proposals that what is typed finds, in either script; anything else may be typed too."""

    def __init__(self, name: str, label: str, value: str, proposals: Sequence[str]) -> None:
        self.edit = TextLine(value)
        super().__init__(name, label, self.edit, validate=None)
        self.edit.textChanged.connect(self.changed)
        self.proposing = Proposing(self.edit)
        self.edit.setCompleter(self.proposing)
        self.propose(proposals)

    def value(self) -> str:
        """See Field."""
        return nfc(self.edit.text())

    def propose(self, proposals: Sequence[str]) -> None:
        """Offer other proposals from now on."""
        self.proposing.offer([(each, "") for each in proposals])


def _person(row: "PersonRow") -> Proposal:
    parts = (
        in_language(row.name, row.name_hi),
        in_language(row.school, row.school_hi),
        said_block(row.block),
        row.mobile,
    )
    return Proposal(row.id, nfc(" · ".join(part for part in parts if part)), row)


def _school(school: "School") -> Proposal:
    parts = (in_language(school.name, school.name_hi), said_block(school.block), school.udise or "")
    return Proposal(school.id, nfc(" · ".join(part for part in parts if part)), school)
