"""What the register of the demo office holds besides its lists: officers, entries to look at twice, and the contact log.

Three entries were typed from another paper after the lists were taken in: one is a teacher once more, spelled otherwise and at
another school; one is a namesake at the same school; one has an alike name and was told apart already. An officer's mobile number
stands with a teacher too. All depends on the seed and on the order of people, not on keys.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from sankul.identity import new_id
from sankul.rules.contacts import Contact, ContactKind
from sankul.rules.demo_names import invent_people
from sankul.rules.people import Person
from sankul.rules.schools import School

OFFICER_POSTS = ("Block Education Officer", "ARP", "ARP", "SRG")
_SPELLINGS = (("sh", "s"), ("ee", "i"), ("tt", "t"), ("v", "w"), ("y", "i"), ("t", "th"), ("a", "aa"), ("i", "ee"))
_OTHER_POST = {"Assistant Teacher": "Shiksha Mitra"}
_NOTES = {
    ContactKind.VISIT: (
        "कक्षा 2 में पढ़ने का समय देखा, पुस्तकालय कोने पर चर्चा",
        "गणित किट का प्रयोग साथ में किया",
        "Watched a reading lesson, then talked about groups by level",
        "बच्चों की कॉपियाँ देखीं, अगली बैठक के लिए एक समस्या चुनी",
    ),
    ContactKind.CALL: (
        "पिछली बैठक में अनुपस्थिति का कारण पूछा",
        "Asked how the story cards worked in class",
        "बैठक का स्थान बदलने की सूचना दी",
    ),
    ContactKind.MESSAGE: ("अगली बैठक की तिथि और सामग्री भेजी", "Sent the worksheet for the village map", ""),
}
_OF_A_CIRCLE = (ContactKind.VISIT, ContactKind.CALL, ContactKind.MESSAGE)
_VISITS, _SHORT_VISITS, _CALLS = (120, 130, 150, 165), (60, 75, 90), (5, 8, 10, 15)
_SHORT_AMONG = 5


@dataclass(frozen=True, slots=True)
class SecondEntries:
    """Entries made besides the lists, each beside somebody of the lists; None where there are too few people."""

    same_person: Person | None = None
    namesake: Person | None = None
    told_apart: tuple[str, Person] | None = None
    shared_mobile: str = ""


def second_entries(seed: int, teachers: Sequence[Person], schools: Collection[School]) -> SecondEntries:
    """The entries to look at twice. `teachers` come in a settled order; of fewer than four nobody stands twice."""
    if len(teachers) < 4:
        return SecondEntries()
    random = Random(seed)  # noqa: S311 - inventing people is no secret
    twice, named, apart, sharing = random.sample(list(teachers), 4)
    taken = {each.mobile for each in teachers}
    namesake = replace(_beside(named, _free_mobile(random, taken)), name=named.name, name_hi=named.name_hi)
    return SecondEntries(
        same_person=replace(_beside(twice, twice.mobile), school_id=_former_school(twice, schools)),
        namesake=replace(namesake, designation=_OTHER_POST.get(named.designation, "Assistant Teacher")),
        told_apart=(apart.id, _beside(apart, _free_mobile(random, taken))),
        shared_mobile=sharing.mobile,
    )


def respelled(name: str) -> str:
    """A name as somebody else may spell it, one sound otherwise; the name itself where no sound can be."""
    first, blank, rest = name.partition(" ")
    for sound, other in _SPELLINGS:
        at = first.find(sound, 1)
        if at > 0:
            return first[:at] + other + first[at + len(sound) :] + blank + rest
    return name


def _beside(person: Person, mobile: str) -> Person:
    """Another entry at the same place, in English only and spelled otherwise."""
    return replace(person, id=new_id(), name=respelled(person.name), name_hi="", mobile=mobile)


def _former_school(person: Person, schools: Collection[School]) -> str | None:
    near = (each for each in schools if each.block == person.block and each.id != person.school_id)
    return next((each.id for each in sorted(near, key=lambda school: school.udise or "")), person.school_id)


def _free_mobile(random: Random, taken: set[str]) -> str:
    while (mobile := f"6000{random.randrange(10**6):06d}") in taken:
        pass
    taken.add(mobile)
    return mobile


def invent_officers(seed: int, place: Person, names: Collection[str], shared_mobile: str = "") -> tuple[Person, ...]:
    """Officers of the block of `place`, called like nobody of `names`; the first of two ARPs has `shared_mobile`."""
    people = (each for each in invent_people(Random(~seed)) if each.name not in names)  # noqa: S311
    made = []
    for post, invented in zip(OFFICER_POSTS, people, strict=False):
        mobile = shared_mobile if post == "ARP" and shared_mobile else invented.mobile
        shared_mobile = shared_mobile if mobile != shared_mobile else ""
        made.append(
            Person(
                name=invented.name,
                name_hi=invented.name_hi,
                gender=invented.gender,
                designation=post,
                mobile=mobile,
                block=place.block,
                district_code=place.district_code,
                district=place.district,
            )
        )
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Met:
    """Who leads a circle and whom: by key and in a settled order."""

    mentor: str
    teachers: tuple[str, ...]


def invent_contacts(seed: int, programme_id: str, circles: Sequence[Met], days: Sequence[date]) -> Iterator[Contact]:
    """A visit, a call and a message of each mentor on one of the days; about one visit in five is short.

    Depends on the seed and the order alone. No day, or a circle without teachers, gives nothing.
    """
    random = Random(seed)  # noqa: S311
    for circle in circles if days else ():
        for kind in _OF_A_CIRCLE if circle.teachers else ():
            yield Contact(
                person_id=random.choice(circle.teachers),
                by_id=circle.mentor,
                programme_id=programme_id,
                kind=kind,
                on=random.choice(days),
                minutes=_minutes(random, kind),
                note=random.choice(_NOTES[kind]),
            )


def _minutes(random: Random, kind: ContactKind) -> int:
    if kind is ContactKind.CALL:
        return random.choice(_CALLS)
    if kind is ContactKind.MESSAGE:
        return 0
    return random.choice(_SHORT_VISITS if random.randrange(_SHORT_AMONG) == 0 else _VISITS)
