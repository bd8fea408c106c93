"""Places of the demo office: real districts and blocks, invented villages and schools.

Districts and blocks are those of the Local Government Directory. The UDISE codes say districts 91 to 98 of Uttar Pradesh,
which do not exist, so that no real school is meant.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random


@dataclass(frozen=True, slots=True)
class DemoDistrict:
    """A district by LGD code, and blocks of it."""

    code: str
    name: str
    blocks: tuple[str, ...]


DISTRICTS = (
    DemoDistrict("148", "Gorakhpur", ("Khorabar", "Chargawan", "Pipraich", "Sahjanawa")),
    DemoDistrict("187", "Varanasi", ("Chiraigaon", "Harahua", "Pindra", "Sevapuri")),
    DemoDistrict("152", "Jaunpur", ("Sikrara", "Kerakat", "Dobhi", "Baksha")),
    DemoDistrict("158", "Kaushambi", ("Manjhanpur", "Chail", "Sirathu", "Kara")),
    DemoDistrict("167", "Mathura", ("Govardhan", "Farah", "Raya", "Baldeo")),
    DemoDistrict("169", "Meerut", ("Daurala", "Rohta", "Sardhana", "Mawana Kalan")),
    DemoDistrict("181", "Shravasti", ("Ekona", "Gilaula", "Jamunaha", "Sirsiya")),
    DemoDistrict("127", "Balrampur", ("Gaisri", "Tulsipur", "Utraula", "Pachpedwa")),
)

_STEMS = (
    "Amar|अमर Bel|बेल Chandan|चन्दन Dhawal|धवल Eksar|एकसर Gulmohar|गुलमोहर Harshit|हर्षित Indra|इन्द्र Jyoti|ज्योति Kadamb|कदम्ब "
    "Lakshya|लक्ष्य Madhuban|मधुबन Navras|नवरस Padma|पद्म Ratna|रत्न Shwet|श्वेत Trishul|त्रिशूल Uday|उदय Vriksh|वृक्ष Yamun|यमुन"
)
_ENDS = ("pur|पुर", "gaon|गाँव", "khera|खेड़ा", "tola|टोला", "nagar|नगर", "garh|गढ़", "kund|कुण्ड", "dih|डीह")
_KINDS = (
    ("P.S. {village} 1", "प्राथमिक विद्यालय {village} 1"),
    ("P.S. {village} 2", "प्राथमिक विद्यालय {village} 2"),
    ("U.P.S. {village}", "उच्च प्राथमिक विद्यालय {village}"),
    ("Composite School {village}", "कम्पोज़िट विद्यालय {village}"),
)
SCHOOLS_PER_BLOCK = 6


@dataclass(frozen=True, slots=True)
class InventedSchool:
    """A school that does not exist, in a block that does."""

    udise: str
    name: str
    name_hi: str
    village: str
    block: str
    district: DemoDistrict


def invent_schools(random: Random, districts: int) -> dict[str, list[InventedSchool]]:
    """Schools by the LGD code of their district, for the first so many districts; villages differ everywhere."""
    villages = _villages(random)
    schools: dict[str, list[InventedSchool]] = {}
    for place, district in enumerate(DISTRICTS[:districts], 1):
        schools[district.code] = [
            school
            for number, block in enumerate(district.blocks, 1)
            for school in _schools_of_block(villages, f"099{place}{number:02d}", block, district)
        ]
    return schools


def _villages(random: Random) -> Iterator[tuple[str, str]]:
    names = []
    for stem, end in product(_STEMS.split(), _ENDS):
        (latin, devanagari), (latin_end, devanagari_end) = stem.split("|"), end.split("|")
        names.append((latin + latin_end, devanagari + devanagari_end))
    random.shuffle(names)
    return iter(names)


def _schools_of_block(
    villages: Iterator[tuple[str, str]], prefix: str, block: str, district: DemoDistrict
) -> Iterator[InventedSchool]:
    """Six schools in three villages: two numbered ones in the first, so that names alone never tell them apart."""
    kinds = (_KINDS[:2], _KINDS[1:3], _KINDS[2:])
    for number, some in enumerate(kinds, 1):
        village, village_hi = next(villages)
        for position, (name, name_hi) in enumerate(some, 1):
            yield InventedSchool(
                udise=f"{prefix}{number:03d}{position:02d}",
                name=name.format(village=village),
                name_hi=name_hi.format(village=village_hi),
                village=village,
                block=block,
                district=district,
            )
