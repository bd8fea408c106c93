"""The forms of the privacy notice: print it for people, and note that it was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sankul.clock import said_day, today
from sankul.errors import Refusal
from sankul.rules.privacy import NOTICE_LANGUAGE_LABELS, NoticeInFuture
from sankul.text import _, in_language, ngettext
from sankul.ui.fields import ChoiceField, DateField, Field
from sankul.ui.forms import Form

if TYPE_CHECKING:
    from sankul.operations.privacy import Addressees
    from sankul.operations.store import Store, Work

CHOSEN, MISSING, CIRCLE = "chosen", "missing", "circle:"


@dataclass(frozen=True, slots=True)
class NoticeChoices:
    """Whom a notice may go to: the selected people, the circles (id and name), and how many have none yet."""

    person_ids: tuple[str, ...]
    name: str
    circles: tuple[tuple[str, str], ...]
    missing: int


def read_notice_choices(work: "Work", person_ids: Sequence[str]) -> NoticeChoices:
    """Read them."""
    from sankul.operations.privacy import people_with_notice

    people = {each.id for each in work.people.where(erased_on=None)}
    circles = sorted(work.circles.where(), key=lambda each: each.code)
    named = tuple((each.id, f"{each.code} · {each.name}") for each in circles)
    one = work.people.find(person_ids[0]) if len(person_ids) == 1 else None
    name = in_language(one.name, one.name_hi) if one else ""
    return NoticeChoices(tuple(person_ids), name, named, len(people - people_with_notice(work)))


class NoticeForm(Form):
    """Whom the notice is for, in which language, and, when it is noted as given, on which day."""

    def __init__(self, choices: NoticeChoices, *, is_given: bool) -> None:
        self._choices = choices
        languages = [(each, _(said)) for each, said in NOTICE_LANGUAGE_LABELS.items()]
        fields: list[Field] = [
            ChoiceField("whom", _("For whom"), self._whom()),
            ChoiceField("language", _("Language of the notice"), languages, "both"),
        ]
        if is_given:
            fields.append(DateField("on", _("Given on"), today(), validate=_check_day))
            title, word = _("Note the notice as given"), _("Note as given")
        else:
            title, word = _("Print privacy notices"), _("Print")
        super().__init__(title, fields, word)

    def _whom(self) -> list[tuple[str, str]]:
        count = len(self._choices.person_ids)
        chosen = self._choices.name or ngettext("{n} selected person", "{n} selected people", count).format(n=count)
        missing = _("Everybody who has none yet ({n})").format(n=self._choices.missing)
        circles = [(f"{CIRCLE}{key}", _("Circle {circle}").format(circle=said)) for key, said in self._choices.circles]
        return [*([(CHOSEN, chosen)] if count else []), (MISSING, missing), *circles]


def people_of(store: "Store", whom: str, chosen: Sequence[str]) -> "Addressees":
    """Whom a choice of the form means; off the screen's thread, because a circle is read."""
    from sankul.operations.privacy import Addressees, people_of_circle

    if whom == MISSING:
        return Addressees(is_missing=True)
    if not whom.startswith(CIRCLE):
        return Addressees(tuple(chosen))
    with store.reading() as work:
        return Addressees(people_of_circle(work, whom.removeprefix(CIRCLE)))


def _check_day(on: date) -> Refusal | None:
    return NoticeInFuture(day=said_day(on)) if on > today() else None
