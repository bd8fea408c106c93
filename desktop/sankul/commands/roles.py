"""Commands on dated roles: give one, end it, correct its days, take it back."""

from sankul.clock import said_day
from sankul.commands.calls import PROGRAMME, Answer, Call, Command, Option
from sankul.commands.people import PERSON
from sankul.commands.shown_people import last_day, said_days
from sankul.operations.people_named import the_person
from sankul.operations.roles import add_role, correct_role, end_role, take_back_role
from sankul.rules.people import ROLE_LABELS, Role, RoleName
from sankul.text import _


def _add(call: Call) -> Answer:
    with call.office() as store:
        with store.reading() as work:
            person = the_person(work, call.word("person") or "")
        role = add_role(
            store,
            person.id,
            RoleName(call.word("role") or ""),
            call.word("programme"),
            call.day("from_on"),
            call.day("to_on"),
        )
    return _answer(role)


def _end(call: Call) -> Answer:
    with call.office() as store:
        return _answer(end_role(store, call.word("id") or "", call.needed_date("on")))


def _correct(call: Call) -> Answer:
    with call.office() as store:
        return _answer(correct_role(store, call.word("id") or "", call.needed_date("from_on"), call.day("to_on")))


def _take_back(call: Call) -> Answer:
    with call.office() as store:
        role = take_back_role(store, call.word("id") or "")
    sentence = _("The role {role} from {day} on is taken back.")
    return Answer({"id": role.id}, sentence.format(role=_(ROLE_LABELS[role.role]), day=said_day(role.from_on)))


def _answer(role: Role) -> Answer:
    values = {"id": role.id, "role": role.role.value, "from": role.from_on, "to": last_day(role.until_on)}
    return Answer(values, f"{_(ROLE_LABELS[role.role])}: {said_days(role.from_on, role.until_on)}")


_ID = Option("id", "the id of the role, as `people show --json` gives it", {"metavar": "ROLE"})
_TO = Option("--to", "its last day; else it is held still", {"dest": "to_on", "metavar": "DATE"})

COMMANDS = (
    Command(
        "roles add",
        "give a person a role",
        _add,
        (
            PERSON,
            Option("--role", "which", {"required": True, "choices": tuple(RoleName)}),
            Option("--from", "its first day; else today", {"dest": "from_on", "metavar": "DATE"}),
            _TO,
            PROGRAMME,
        ),
    ),
    Command(
        "roles end",
        "let a role end",
        _end,
        (_ID, Option("--on", "its last day", {"required": True, "metavar": "DATE"})),
    ),
    Command(
        "roles correct",
        "give a role other days",
        _correct,
        (_ID, Option("--from", "its first day", {"dest": "from_on", "required": True, "metavar": "DATE"}), _TO),
    ),
    Command("roles take-back", "remove a role that was given by mistake", _take_back, (_ID,)),
)
