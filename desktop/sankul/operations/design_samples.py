"""Certificates that nobody gets: what a design looks like with the longest and the shortest name of the office."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from sankul.clock import financial_year, today
from sankul.operations.codes import Signer
from sankul.operations.districts import places_in_hindi
from sankul.operations.levels import level_facts
from sankul.operations.offices import signatories_in_order, the_office
from sankul.operations.programmes import first_programme, the_programme
from sankul.operations.store import Work
from sankul.rules.certificates import LONGEST, CertificateKind, Occasion, facts_of, part_of, serial_of
from sankul.rules.offices import Signatory
from sankul.rules.papers import CertificatePage
from sankul.rules.participation import Meeting, Participation
from sankul.rules.people import Person
from sankul.rules.schools import School
from sankul.text import N_

SEQUENCE = 42
MEETINGS = 16
MISSED = 2
LED = 4
LONG_NAME = "Smt. Bhuvneshwari Shraddhananda Chandrashekhar Kesharwani Agnihotri"
LONG_NAME_HI = "श्रीमती भुवनेश्वरी श्रद्धानन्दा चन्द्रशेखर केसरवानी अग्निहोत्री सिंह राठौर"
SHORT_NAME, SHORT_NAME_HI = "Om", "उम"
TYPICAL_NAME, TYPICAL_NAME_HI = "Pragati Srivastava", "प्रगति श्रीवास्तव"
SCHOOL, SCHOOL_HI = "Composite School Ramnagar Karjahan", "कम्पोज़िट विद्यालय रामनगर करजहाँ"


class Sample(StrEnum):
    """Whose certificate is shown."""

    LONGEST = "longest"
    SHORTEST = "shortest"
    TYPICAL = "typical"


SAMPLE_LABELS = {
    Sample.TYPICAL: N_("A usual name"),
    Sample.LONGEST: N_("The longest name"),
    Sample.SHORTEST: N_("The shortest name"),
}
_SIGNATORIES = (
    Signatory(
        name="Name of the first who signs", name_hi="प्रथम हस्ताक्षरकर्ता", designation="Block Education Officer",
        designation_hi="खण्ड शिक्षा अधिकारी",
    ),
    Signatory(
        name="Name of the second who signs", name_hi="द्वितीय हस्ताक्षरकर्ता", designation="Academic Resource Person",
        designation_hi="अकादमिक रिसोर्स पर्सन", position=1,
    ),
)  # fmt: skip


def sample_page(
    work: Work, signer: Signer, kind: CertificateKind, sample: Sample, programme: str | None = None
) -> CertificatePage:
    """A certificate of a kind as this office would issue it today, in both languages, without a design.

    Its code is as large as a real one, but signed with a key that nobody has.
    """
    office = the_office(work)
    chosen = the_programme(work, programme) if work.programmes.first() else first_programme()
    signatories = signatories_in_order(work) or _SIGNATORIES
    occasion = Occasion(office, chosen, kind, today(), signatories)
    person, school = _person(work, sample), _school(work, sample)
    took_part = _participation(person, kind)
    led_on = [each.on for each in took_part.meetings[-LED:]]
    facts = facts_of(occasion, person, school, took_part, led_on)
    facts |= places_in_hindi(office, person, facts["block"]) | level_facts(office)
    serial = serial_of(office, financial_year(today()), SEQUENCE)
    key = signer.make_key(office.name)
    code = signer.sign({**facts, "serial": serial, "issuer": office.name}, key)
    return CertificatePage(serial=serial, kind=kind.value, language="both", facts=facts, code=code)


def _person(work: Work, sample: Sample) -> Person:
    """Somebody with the names of a sample."""
    office, people = the_office(work), work.people.where(erased_on=None)
    name, name_hi = _names(people, sample, *_INVENTED[sample])
    block = _name([each.block for each in people], sample, office.block)
    return Person(name=name, name_hi=name_hi, block=block, district_code=office.district_code, district=office.district)


_INVENTED = {
    Sample.LONGEST: (LONG_NAME, LONG_NAME_HI),
    Sample.SHORTEST: (SHORT_NAME, SHORT_NAME_HI),
    Sample.TYPICAL: (TYPICAL_NAME, TYPICAL_NAME_HI),
}


def _names(named: Iterable[Person] | Iterable[School], sample: Sample, name: str, name_hi: str) -> tuple[str, str]:
    """The names of a sample: those of one person or school for the usual one, else in each script the outermost there is."""
    known = [(each.name, each.name_hi) for each in named]
    both = sorted(pair for pair in known if all(pair) and pair[0] != pair[1])
    if sample is Sample.TYPICAL and both:
        return sorted(both, key=lambda pair: len(pair[0]) + len(pair[1]))[len(both) // 2]
    return _name([each for each, _hindi in known], sample, name), _name(
        [each for _latin, each in known], sample, name_hi
    )


def _name(names: Iterable[str], sample: Sample, invented: str) -> str:
    """The longest, shortest or middle one by its letters, the first by the alphabet of those that are equal.

    What is too long for any certificate does not count.
    """
    known = sorted({each for each in names if 0 < len(each) <= LONGEST}, key=lambda each: (len(each), each))
    if not known:
        return invented
    if sample is Sample.LONGEST:
        return known[-1]
    return known[0] if sample is Sample.SHORTEST else known[len(known) // 2]


def _school(work: Work, sample: Sample) -> School | None:
    """A school with the names of a sample; none for the shortest."""
    if sample is Sample.SHORTEST:
        return None
    office, schools = the_office(work), work.schools.where()
    name, name_hi = _names(schools, sample, SCHOOL, SCHOOL_HI)
    return School(
        udise=f"{office.state_code.zfill(2)}{office.district_code[-2:].zfill(2)}0100101",
        name=name,
        name_hi=name_hi,
        district_code=office.district_code,
        district=office.district,
        block=office.block,
    )


def _participation(person: Person, kind: CertificateKind) -> Participation:
    """Weekly meetings until yesterday, all but the first two attended."""
    first = today() - timedelta(days=1 + 7 * (MEETINGS - 1))
    meetings = (_meeting(number, first) for number in range(1, MEETINGS + 1))
    return Participation(person.id, part_of(kind), tuple(meetings))


def _meeting(number: int, first: date) -> Meeting:
    return Meeting(number, first + timedelta(weeks=number - 1), 90, was_there=number > MISSED)
