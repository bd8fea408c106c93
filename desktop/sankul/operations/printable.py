"""Whether what certificates say can be printed at all: each person's own words, and what the papers of one issue share."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from sankul.errors import Refusal
from sankul.rules.certificates import FactTooLong, check_length
from sankul.rules.offices import Office, Signatory
from sankul.rules.people import Person
from sankul.rules.programmes import Programme
from sankul.rules.schools import School
from sankul.text import N_, _, is_visible


class Proof(Protocol):
    """What tells whether a paper can show a text; every printer does."""

    def why_unprintable(self, texts: Iterable[str]) -> str:
        """A sentence that names the first character that no paper can show, or an empty text."""


class SharedUnprintable(Refusal):
    """What all papers of an issue say cannot be printed."""

    message = N_(
        "No certificate can be issued. {why} It stands in the office, the programme or the signatories: see Settings."
    )


def why_person_unprintable(proof: Proof | None, person: Person, school: School | None) -> str:
    """Why no paper can show the person's name, school or block, in words; empty when papers can. Without proof: empty."""
    if not any(is_visible(name) for name in (person.name, person.name_hi)):
        return _("The name is empty. Enter it in People first.")
    if proof is None:
        return ""
    places = (school.name, school.name_hi, school.block) if school else ()
    return _why_unprintable(proof, (person.name, person.name_hi, person.block, *places))


def check_shared(proof: Proof, office: Office, programme: Programme, signatories: Sequence[Signatory]) -> None:
    """Raises SharedUnprintable."""
    texts = [office.name, office.name_hi, programme.name, programme.name_hi]
    for each in signatories:
        texts += [each.name, each.name_hi, each.designation, each.designation_hi]
    why = _why_unprintable(proof, texts)
    if why:
        raise SharedUnprintable(why=why)


def _why_unprintable(proof: Proof, texts: Sequence[str]) -> str:
    for text in texts:
        try:
            check_length(text)
        except FactTooLong as refusal:
            return str(refusal)
    return proof.why_unprintable(texts)
