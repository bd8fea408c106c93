"""The one person whom a word of a command means."""

from collections.abc import Sequence

from sankul.errors import Refusal
from sankul.identity import is_key
from sankul.operations.store import Among, Work
from sankul.rules.identifiers import read_mobile
from sankul.rules.people import Person, people_called
from sankul.text import N_, fold


class PersonUnknown(Refusal):
    """Nobody of the register is meant."""

    message = N_("Nobody is called “{text}”. Write the whole name, the mobile number or the id of the person.")
    field = "person"


class SeveralNamed(Refusal):
    """A name that several bear names none of them."""

    message = N_("{n} people are called “{text}”. Write the mobile number or the id: {ids}.")
    field = "person"


def the_person(work: Work, text: str) -> Person:
    """The person of this id, mobile number or exact name in either script; what a merged entry said means who was kept.

    Raises PersonUnknown or SeveralNamed.
    """
    person = _of_key(work, text) if is_key(text) else None
    if person is not None:
        return person
    found = _called(work, text) or _formerly_called(work, text)
    if not found:
        raise PersonUnknown(text=text)
    if len(found) > 1:
        raise SeveralNamed(n=len(found), text=text, ids=", ".join(each.id for each in found))
    return found[0]


def _of_key(work: Work, key: str) -> Person | None:
    merger = work.mergers.first(gone_id=key)
    return work.people.find(merger.kept_id if merger else key)


def _called(work: Work, text: str) -> Sequence[Person]:
    mobile = read_mobile(text).text
    return work.people.where(mobile=mobile) if mobile else people_called(work.people.where(erased_on=None), text)


def _formerly_called(work: Work, text: str) -> Sequence[Person]:
    mobile, key = read_mobile(text).text, fold(text)
    kept = {
        each.kept_id
        for each in work.mergers.where()
        if (each.mobile == mobile if mobile else key and key in (fold(each.name), fold(each.name_hi)))
    }
    return work.people.where(id=Among(kept), erased_on=None)
