"""How well typing on Kruti Dev is told from Latin names, in figures on fixed data."""

import csv
from pathlib import Path

import pytest

from sankul.places import resource
from sankul.rules import demo_names
from sankul.rules.krutidev import looks_legacy

from .krutidev_writer import typed

DATA = Path(__file__).parents[1] / "data"
PEOPLE = [pair.replace("_", " ").split("|") for pair in (*demo_names.MEN, *demo_names.WOMEN, *demo_names.FAMILIES)]
GIVEN = len(demo_names.MEN) + len(demo_names.WOMEN)
SCHOOLS = (
    "P.S. {} 1", "U.P.S. {} II", "Composite School {}", "Kasturba Gandhi Balika Vidyalaya {}", "Junior High School, {}",
    "P.S. {} [New]", "Pre. Primary School {} (Girls)", "g.p.s. {}",
)  # fmt: skip


def places() -> list[str]:
    with (resource("places") / "blocks.csv").open(encoding="utf-8", newline="") as blocks:
        names = [row["name"] for row in csv.DictReader(blocks)]
    with (resource("places") / "districts.csv").open(encoding="utf-8", newline="") as districts:
        return names + [row["name"] for row in csv.DictReader(districts)]


@pytest.mark.parametrize(
    "text",
    [
        'lUrks"k jko', 'iq"ik ;kno', "jktsUnz 'kekZ", 'd`".k dqekj f=ikBh', "v#.k 'kekZ", "xksj[kiqj", "tkSuiqj", "esjB",
        "fo|ky;",
        "fo'os'oj", "J)k", "_rqjkt", "lq/kk", "izsj.kk", "Hkkjrh", "pkSgku", "iky", "fuxe", "lksudj", "d‚yst",
        "Jherh eatw nsoh", "vatfy flag", "jhrk flag", "vatfy JhokLro",
    ],
)  # fmt: skip
def test_typing_is_suspected(text):
    assert looks_legacy(text)


@pytest.mark.parametrize(
    "text",
    [
        "Santosh Kumar Rao", "Mohd. Aslam", "SUNITA DEVI", "D'Souza", "Smt. Ram Dulari (ARP)", "RamKumar", "McDonald", "Ja'far",
        "Dr. A.K. Singh", "P.S. Rampur 1", "km pushpa", "सन्तोष राव", "Md Iqbal Ashfaq", "B.R.C. / D.I.E.T.", "12345", "", "   ",
        "Sub-Inspector's School", "s/o Ram Lal", "a.kumar", "Sa'eed Ahmad", "Remark: none", "Zulfiqar", "Ojha", "Kukreja",
        "(ARP)Singh", "shankarampet[a]", "chairs 20, tables 5", "first floor", "Choose a workbook", "O'Brien",
    ],
)  # fmt: skip
def test_names_are_not_suspected(text):
    assert not looks_legacy(text)


def test_no_name_of_a_person_or_a_school_alarms():
    people = [english for english, _ in PEOPLE]
    people += [f"{given} {family}" for given, _ in PEOPLE[:GIVEN] for family, _ in PEOPLE[GIVEN:]]
    schools = [pattern.format(place.title()) for place in places()[::9] for pattern in SCHOOLS]
    assert [name for name in (*people, *schools) if looks_legacy(name)] == []
    assert [name for name in people if looks_legacy(name.lower())] == []


def test_hardly_a_place_of_india_alarms():
    names = places()
    assert len(names) > 7_900
    assert len([name for name in names if looks_legacy(name) or looks_legacy(name.title())]) <= 2
    assert len([name for name in names if looks_legacy(name.lower())]) <= 3


def test_every_typed_name_is_suspected():
    families = [typed(hindi) for _, hindi in PEOPLE[GIVEN:]]
    given = [typed(hindi) for _, hindi in PEOPLE[:GIVEN]]
    assert [name for name in (*given, *families) if not looks_legacy(name)] == []
    assert [name for one in given for two in families if not looks_legacy(name := f"{one} {two}")] == []


def test_typed_schools_and_headings_are_suspected():
    """Single short words such as `bl` (इस) can be names; what offices have in their cells is longer."""
    lines = (DATA / "krutidev_pairs.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    missed = [text for text in pairs if not looks_legacy(text)]
    assert len(pairs) == 41
    assert missed == []
