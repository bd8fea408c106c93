"""Commands on mentor assignment."""

from sankul.commands.calls import PROGRAMME, Answer, Call, Command, Option
from sankul.operations.mentoring import commit, propose
from sankul.text import _


def _propose(call: Call) -> Answer:
    seconds = float(call.number("seconds", 1, 3600))
    with call.office() as store:
        report = propose(store, call.word("programme"), seconds)
    values = {
        "assigned": report.assigned,
        "unassigned": [{"person": left.person, "why": left.why} for left in report.unassigned],
        "mentors": [
            {
                "mentor": each.mentor,
                "district": each.district,
                "load": each.load,
                "limit": each.limit,
                "hours": each.hours,
            }
            for each in report.mentors
        ],
        "cost": report.cost,
        "bound": report.bound,
        "gap": report.gap,
        "seconds": report.seconds,
    }
    sentence = _("{n} teachers have a mentor in the draft, {left} are left over. Nothing is changed before the commit.")
    lines = tuple(f"{left.person}: {left.why}" for left in report.unassigned)
    return Answer(values, sentence.format(n=report.assigned, left=len(report.unassigned)), lines)


def _commit(call: Call) -> Answer:
    with call.office() as store:
        report = commit(store, call.word("programme"))
    sentence = _("{circles} circles with {teachers} teachers.").format(circles=report.circles, teachers=report.teachers)
    values = {name: getattr(report, name) for name in ("circles", "teachers", "added", "moved", "kept", "ended")}
    return Answer(values, sentence)


COMMANDS = (
    Command(
        "mentoring propose",
        "make a draft of who goes to whom",
        _propose,
        (PROGRAMME, Option("--seconds", "how long it may look for a better one", {"default": "10", "metavar": "S"})),
    ),
    Command("mentoring commit", "make circles of the draft", _commit, (PROGRAMME,)),
)
