"""Acts on the office itself: what stands at the head of its papers, and who signs them."""

from collections.abc import Sequence
from dataclasses import replace

from sankul.errors import Refusal
from sankul.operations.districts import name_in_hindi, states_in_hindi
from sankul.operations.levels import state_words
from sankul.operations.store import Store, Work
from sankul.rules.levels import checked_level_names
from sankul.rules.offices import Office, Signatory
from sankul.rules.papers import Both, Head, Signature
from sankul.rules.programmes import Programme
from sankul.text import N_, fold, nfc


class OfficeNotSetUp(Refusal):
    """The file holds no office yet."""

    message = N_("This office file is empty. Make the office first: its name, state and district.")
    field = "office"


class OfficeNameless(Refusal):
    """An office needs a name, because every paper carries it."""

    message = N_("Enter the name of the office, as it should stand at the head of its papers.")
    field = "name"


class SignatoryIncomplete(Refusal):
    """A signature without a name or a designation is of no use on paper."""

    message = N_("Enter a name and a designation for each person who signs.")
    field = "signatories"


def the_office(work: Work) -> Office:
    """The office of this file; raises OfficeNotSetUp."""
    office = work.offices.first()
    if office is None:
        raise OfficeNotSetUp
    return office


def read_office(store: Store) -> tuple[Office, tuple[Signatory, ...]]:
    """The office and its signatories from left to right."""
    with store.reading() as work:
        return the_office(work), signatories_in_order(work)


def signatories_in_order(work: Work) -> tuple[Signatory, ...]:
    """Who signs, from left to right."""
    return tuple(sorted(work.signatories.where(), key=lambda each: each.position))


def save_office(store: Store, office: Office, signatories: Sequence[Signatory] | None = None) -> Office:
    """Save the facts of the office and, when given, who signs. Raises OfficeNameless or SignatoryIncomplete."""
    clean = replace(
        office,
        name=nfc(office.name),
        name_hi=nfc(office.name_hi),
        block=nfc(office.block),
        letterhead=nfc(office.letterhead),
        letterhead_hi=nfc(office.letterhead_hi),
        serial_prefix=nfc(office.serial_prefix).strip("/"),
        block_names={fold(block): nfc(name) for block, name in office.block_names.items() if nfc(block) and nfc(name)},
        level_names=checked_level_names(office.level_names, state_words(office.state_code)),
    )
    if not clean.name:
        raise OfficeNameless
    with store.transaction(N_("Change the facts of the office")) as work:
        work.offices.replace(clean)
        if signatories is not None:
            _save_signatories(work, signatories)
    return clean


def _save_signatories(work: Work, signatories: Sequence[Signatory]) -> None:
    wanted = {each.id: replace(each, position=place) for place, each in enumerate(signatories)}
    if any(not (each.name or each.name_hi) or not each.designation for each in wanted.values()):
        raise SignatoryIncomplete
    present = {each.id for each in work.signatories.where()}
    work.signatories.remove(*[each for each in work.signatories.where() if each.id not in wanted])
    work.signatories.replace(*[each for each in wanted.values() if each.id in present])
    work.signatories.add(*[each for each in wanted.values() if each.id not in present])


def head_of_papers(work: Work, programme: Programme) -> Head:
    """What stands at the head of a paper, and who signs it."""
    return _head(work, Both(programme.name, programme.name_hi))


def privacy_head(work: Work) -> Head:
    """The head of a paper of the office itself, which no programme concerns."""
    return _head(work, Both())


def _head(work: Work, programme: Both) -> Head:
    office = the_office(work)
    block_hi = office.block_names.get(fold(office.block), office.block)
    district_hi = name_in_hindi(office.district_code) or office.district
    state_hi = states_in_hindi().get(office.state_code, office.state)
    place, place_hi = (
        ", ".join(part for part in parts if part)
        for parts in ((office.block, office.district, office.state), (block_hi, district_hi, state_hi))
    )
    return Head(
        office=Both(office.letterhead or office.name, office.letterhead_hi or office.name_hi),
        place=Both(place, place_hi),
        programme=programme,
        signatures=tuple(
            Signature(Both(each.name, each.name_hi), Both(each.designation, each.designation_hi))
            for each in signatories_in_order(work)
        ),
    )
