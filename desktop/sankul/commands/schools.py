"""Commands on schools: list them, show one, and make one of two entries."""

from typing import Any

from sankul.commands.calls import Answer, Call, Command, Option
from sankul.errors import Refusal
from sankul.operations.schools import SchoolRow
from sankul.operations.store import Work
from sankul.rules.people import Person
from sankul.rules.schools import SCHOOL_LEVELS, School, level_of
from sankul.text import N_, _, fold


class DistrictUnknownHere(Refusal):
    """No district is called so."""

    message = N_("There is no district “{text}”. Correct the name.")
    field = "district"


def _list(call: Call) -> Answer:
    from sankul.operations.schools import school_rows

    district, block = call.word("district"), fold(call.word("block") or "")
    with call.office() as store, store.reading() as work:
        code = _district_code(work, district) if district else None
        rows = [row for row in school_rows(work, code) if not block or fold(row.school.block) == block]
    values = {"schools": [_values(row.school) | {"people": row.people} for row in rows]}
    return Answer(values, _("{n} schools.").format(n=len(rows)), tuple(map(_line, rows)))


def _show(call: Call) -> Answer:
    from sankul.operations.schools import find_school, read_school_page

    with call.office() as store, store.reading() as work:
        page = read_school_page(work, find_school(work, call.word("school") or "").id)
    values = _values(page.school) | {
        "people": [_person(each) for each in page.people],
        "spaces": [each.name for each in page.spaces],
        "alike": [_values(each) for each in page.alike],
    }
    lines = tuple("  ".join(filter(None, (each.name, each.name_hi, each.designation))) for each in page.people)
    said = _("{school}: {n} people.").format(school=page.school.name, n=len(page.people))
    return Answer(values, said, lines)


def _merge(call: Call) -> Answer:
    from sankul.operations.schools import find_school, merge_schools

    with call.office() as store:
        with store.reading() as work:
            kept, gone = (find_school(work, call.word(name) or "") for name in ("kept", "gone"))
        school = merge_schools(store, kept.id, gone.id)
    said = _("“{gone}” is merged into “{school}”.").format(gone=gone.name, school=school.name)
    return Answer({"school": _values(school)}, said)


def _district_code(work: Work, text: str) -> str:
    from sankul.operations.districts import the_districts
    from sankul.operations.offices import the_office

    found = the_districts().by_code.get(text) or the_districts().find(text, the_office(work).state_code)
    if found is None:
        raise DistrictUnknownHere(text=text)
    return found.code


def _values(school: School) -> dict[str, Any]:
    return {
        "id": school.id,
        "udise": school.udise or "",
        "name": school.name,
        "name_hi": school.name_hi,
        "level": level_of(school),
        "village": school.village,
        "cluster": school.cluster,
        "block": school.block,
        "district": school.district,
        "pin_code": school.pin_code,
    }


def _person(person: Person) -> dict[str, str]:
    return {"id": person.id, "name": person.name, "name_hi": person.name_hi, "designation": person.designation}


def _line(row: SchoolRow) -> str:
    level = _(SCHOOL_LEVELS[row.level]) if row.level else ""
    school = row.school
    parts = (school.udise, school.name, level, school.cluster, school.block, school.district, str(row.people))
    return "  ".join(part for part in parts if part)


COMMANDS = (
    Command(
        "schools list",
        "list the schools",
        _list,
        (Option("--district", "only those of this district"), Option("--block", "only those of this block")),
    ),
    Command(
        "schools show",
        "show a school with its people",
        _show,
        (Option("school", "its UDISE code, or its name"),),
    ),
    Command(
        "schools merge",
        "make one of two entries of one school",
        _merge,
        (
            Option("kept", "the entry that stays: its UDISE code, name or key"),
            Option("gone", "the entry that is merged into it"),
        ),
    ),
)
