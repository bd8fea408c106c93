"""Ctrl+K finds claims by the person's name in either script."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sankul.rules.claims import STATE_LABELS
from sankul.rules.people import display_name
from sankul.spelling import finding
from sankul.text import N_, _, language
from sankul.ui.claims.saying import said_month, said_rupees
from sankul.ui.rooms import Found

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.claims import Claim
    from sankul.rules.people import Person

MOST = 20


def find_claims(work: "Work", query: str) -> Sequence[Found]:
    """The newest that match, those that only sound so last."""
    from sankul.operations.store import Among

    claims = work.claims.where()
    ids = Among({each.person_id for each in claims})
    people = {person.id: person for person in work.people.where(id=ids)}
    newest = sorted(claims, key=lambda each: each.month_on, reverse=True)

    def names(claim: "Claim") -> tuple[str, str]:
        return (people[claim.person_id].name, people[claim.person_id].name_hi)

    return [_found(each, people[each.person_id]) for each in finding(query, newest, names, MOST)]


def _found(claim: "Claim", person: "Person") -> Found:
    hint = f"{said_month(claim.month_on)}, {said_rupees(claim.net_paise)}, {_(STATE_LABELS[claim.state])}"
    return Found(N_("Claims"), display_name(person, language()), hint, "claims", claim.id)
