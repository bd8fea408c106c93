"""The shipped list of states, districts and blocks, read once."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache

from sankul.places import resource
from sankul.rules.districts import Block, District, Districts, name_key
from sankul.rules.offices import Office
from sankul.rules.people import Person
from sankul.text import fold, language


@cache
def the_districts() -> Districts:
    """All districts of India with their known spellings."""
    spellings = [(row["code"], row["spelling"]) for row in _rows("spellings.csv")]
    return Districts((District(**row) for row in _rows("districts.csv")), spellings)


@cache
def the_states() -> tuple[tuple[str, str], ...]:
    """LGD code and name of each state, by name."""
    states = {each.state_code: each.state for each in the_districts().by_code.values()}
    return tuple(sorted(states.items(), key=lambda state: state[1]))


def said_district(code: str, name: str) -> str:
    """A district in the language now spoken: its Hindi name as far as one is shipped, else `name` as it was kept."""
    return (name_in_hindi(code) if language() == "hi" else "") or name


def name_in_hindi(code: str) -> str:
    """The Hindi name of a district, empty where none is shipped."""
    known = the_districts().by_code.get(code)
    return known.name_hi if known else ""


def places_in_hindi(office: Office, person: Person, block: str) -> dict[str, str]:
    """What a certificate says in Hindi of the person's block and district and of the place of issue."""
    return {
        "block_hi": office.block_names.get(fold(block), ""),
        "district_hi": name_in_hindi(person.district_code or office.district_code),
        "place_hi": name_in_hindi(office.district_code),
    }


def said_state(code: str, name: str) -> str:
    """A state in the language now spoken; `name` where the code is unknown."""
    return (states_in_hindi().get(code.lstrip("0"), "") if language() == "hi" else "") or name


@cache
def states_in_hindi() -> Mapping[str, str]:
    """Hindi names of states by their LGD codes."""
    return {row["code"]: row["name_hi"] for row in _rows("states.csv") if row["name_hi"]}


@cache
def _state_names() -> Mapping[str, str]:
    """Codes of states by the keys of their English and Hindi names."""
    rows = tuple(_rows("states.csv"))
    return {name_key(row[column]): row["code"] for row in rows for column in ("name", "name_hi")}


def find_state(text: str) -> str | None:
    """The LGD code of the state that `text` names in either script, or that it is the code of; None when there is none."""
    code = text.strip().lstrip("0")
    return code if code in dict(the_states()) else _state_names().get(name_key(text))


def blocks_of(district_code: str) -> tuple[Block, ...]:
    """The blocks of a district, by name."""
    return _blocks_by_district().get(district_code, ())


@cache
def _blocks_by_district() -> Mapping[str, tuple[Block, ...]]:
    found: dict[str, list[Block]] = {}
    for row in _rows("blocks.csv"):
        found.setdefault(row["district_code"], []).append(Block(**row))
    return {code: tuple(blocks) for code, blocks in found.items()}


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    with resource("places", name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
