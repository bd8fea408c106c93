"""Commands on programmes."""

from sankul.commands.calls import Answer, Call, Command, Option
from sankul.operations.programmes import ProgrammeDates, create_programme
from sankul.text import _


def _create(call: Call) -> Answer:
    dates = ProgrammeDates(call.needed_date("from"), call.needed_date("to"))
    with call.office() as store:
        programme = create_programme(store, call.word("name") or "", dates)
    return Answer({"programme": programme.name}, _("Programme “{name}” was made.").format(name=programme.name))


COMMANDS = (
    Command(
        "programme create",
        "make a programme",
        _create,
        (
            Option("name", "its name"),
            Option("--from", "its first day", {"required": True, "metavar": "DATE"}),
            Option("--to", "its last day", {"required": True, "metavar": "DATE"}),
        ),
    ),
)
