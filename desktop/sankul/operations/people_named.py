"""The one person whom a word of a command means."""

from sankul.errors import Refusal
from sankul.operations.store import Work
from sankul.rules.identifiers import read_mobile
from sankul.rules.people import Person, people_called
from sankul.text import N_


class PersonUnknown(Refusal):
    """Nobody of the register is meant."""

    message = N_("Nobody is called “{text}”. Write the whole name, the mobile number or the id of the person.")
    field = "person"


class SeveralNamed(Refusal):
    """A name that several bear names none of them."""

    message = N_("{n} people are called “{text}”. Write the mobile number or the id: {ids}.")
    field = "person"


def the_person(work: Work, text: str) -> Person:
    """The person of this id, mobile number or exact name in either script; an id that was merged means who was kept.

    Raises PersonUnknown or SeveralNamed.
    """
    merger = work.mergers.first(gone_id=text)
    person = work.people.find(merger.kept_id if merger else text)
    if person is not None:
        return person
    mobile = read_mobile(text).text
    found = list(work.people.where(mobile=mobile)) if mobile else people_called(work.people.where(erased_on=None), text)
    if not found:
        raise PersonUnknown(text=text)
    if len(found) > 1:
        raise SeveralNamed(n=len(found), text=text, ids=", ".join(each.id for each in found))
    return found[0]
