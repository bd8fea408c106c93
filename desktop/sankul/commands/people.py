"""Commands on people."""

from sankul.commands.calls import Answer, Call, Command, Option
from sankul.text import _


def _find(call: Call) -> Answer:
    from sankul.operations.people import find_people

    limit = call.number("limit", 1, 10_000)
    with call.office() as store:
        found = find_people(store, call.word("text") or "", limit)
    values = {
        "people": [
            {
                "id": each.id,
                "name": each.name,
                "name_hi": each.name_hi,
                "role": ", ".join(each.roles),
                "school": each.school,
                "district": each.district,
            }
            for each in found
        ]
    }
    lines = tuple("  ".join(filter(None, (e.name, e.name_hi, *e.roles, e.school, e.district))) for e in found)
    return Answer(values, _("{n} people found.").format(n=len(found)), lines)


COMMANDS = (
    Command(
        "people find",
        "find people in either script",
        _find,
        (
            Option("text", "words of a name, school, mobile or UDISE code"),
            Option("--limit", "at most so many", {"default": "20", "metavar": "N"}),
        ),
    ),
)
