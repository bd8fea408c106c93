"""The form of a contact: call, visit or message with a person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sankul.clock import today
from sankul.errors import Refusal
from sankul.rules.contacts import (
    CONTACT_LABELS,
    MOST_MINUTES,
    Contact,
    ContactInFuture,
    ContactKind,
    checked_contact,
)
from sankul.rules.people import Person
from sankul.text import _, in_language
from sankul.ui.fields import ChoiceField, DateField, Field, LongTextField, NumberField
from sankul.ui.forms import Form
from sankul.ui.people.fields import given_person
from sankul.ui.pick_fields import GivenField, Proposal

if TYPE_CHECKING:
    from sankul.operations.store import Work

USUAL_MINUTES = {ContactKind.CALL: 10, ContactKind.VISIT: 120, ContactKind.MESSAGE: 0}


@dataclass(frozen=True, slots=True)
class ContactChoices:
    """What the form needs: the person, who may have been in contact, and who most likely was (None: the office)."""

    person: Person
    callers: tuple[Person, ...]
    by_id: str | None
    programme_id: str | None


def read_contact_choices(work: "Work", person_id: str, programme: str | None) -> ContactChoices:
    """Read them; the person's own mentor of today is proposed."""
    from sankul.operations.contacts import callers
    from sankul.operations.programmes import the_programme
    from sankul.rules.mentoring import Part

    own = list(work.members.where(person_id=person_id, part=Part.TEACHER, until_on=None))
    mentors = [
        each.person_id for place in own for each in work.members.where(circle_id=place.circle_id, part=Part.MENTOR)
    ]
    people = tuple(each for each in callers(work) if each.id != person_id)
    by_id = next((each for each in mentors if each in {person.id for person in people}), None)
    return ContactChoices(work.people.get(person_id), people, by_id, the_programme(work, programme).id)


class ContactForm(Form):
    """A new contact, or changes to `contact`. The usual length follows the kind until somebody gives one."""

    def __init__(self, choices: ContactChoices, contact: Contact | None = None) -> None:
        self._choices, self._contact = choices, contact
        title, word = (_("Change the contact"), _("Save")) if contact else (_("Note a contact"), _("Note the contact"))
        name = in_language(choices.person.name, choices.person.name_hi)
        super().__init__(title, self._make_fields(), word, intro=name)
        self._proposed = None if contact else self.fields["minutes"].value()
        self.fields["kind"].changed.connect(self._propose_minutes)
        self.fields["kind"].changed.connect(self._tell_of_visits)
        self._tell_of_visits()

    def contact(self) -> Contact:
        """The contact as the form now says."""
        values = self.values()
        old = self._contact or Contact(
            person_id=self._choices.person.id,
            programme_id=self._choices.programme_id,
            kind=ContactKind.CALL,
            on=today(),
        )
        by_id = values["by_id"] or None
        texts = {name: values[name] for name in ("on", "minutes", "note")}
        return replace(old, kind=ContactKind(values["kind"]), by_id=by_id, **texts)

    def _make_fields(self) -> Sequence[Field]:
        old = self._contact
        kinds = [(kind, _(said)) for kind, said in CONTACT_LABELS.items()]
        callers = [Proposal("", _("The office")), *map(given_person, self._choices.callers)]
        by_id = (old.by_id if old else self._choices.by_id) or ""
        kind = old.kind if old else ContactKind.CALL
        return [
            ChoiceField("kind", _("Kind"), kinds, kind),
            DateField("on", _("Date"), old.on if old else today(), validate=_check_day),
            NumberField(
                "minutes",
                _("Minutes"),
                old.minutes if old else USUAL_MINUTES[kind],
                high=MOST_MINUTES,
                validate=self._check_minutes,
            ),
            GivenField("by_id", _("By whom"), callers, by_id),
            LongTextField("note", _("What it was about"), old.note if old else ""),
        ]

    def _check_minutes(self, minutes: int) -> Refusal | None:
        kind = ContactKind(self.fields["kind"].value()) if hasattr(self, "fields") else ContactKind.MESSAGE
        try:
            checked_contact(Contact(person_id="", by_id="-", kind=kind, on=today(), minutes=minutes), today())
        except Refusal as refusal:
            return refusal
        return None

    def _propose_minutes(self) -> None:
        minutes = self.fields["minutes"]
        assert isinstance(minutes, NumberField)
        if minutes.value() == self._proposed:
            self._proposed = USUAL_MINUTES[ContactKind(self.fields["kind"].value())]
            minutes.box.setValue(self._proposed)

    def _tell_of_visits(self) -> None:
        is_visit = self.fields["kind"].value() == ContactKind.VISIT
        self.fields["minutes"].suggest(_("A visit under 120 minutes is flagged.") if is_visit else "")


def _check_day(on: date) -> Refusal | None:
    from sankul.clock import said_day

    return ContactInFuture(day=said_day(on)) if on > today() else None
