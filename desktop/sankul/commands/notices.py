"""Commands on the privacy notice: print it, note it as given, and who has none yet."""

from sankul import hands
from sankul.commands.calls import Answer, Call, Command, Option
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.people_named import the_person
from sankul.operations.privacy import Addressees, note_notices, people_meant, print_notices
from sankul.operations.store import Store, Work
from sankul.rules.people import RoleName
from sankul.rules.privacy import NOTICE_LANGUAGES, NobodyToNotify
from sankul.text import _


def _meant(work: Work, call: Call) -> Addressees:
    """Whom the options mean; all when none is given."""
    names = call.all_words("person")
    role = call.word("role")
    ids = [the_person(work, name).id for name in names] if names else None
    return Addressees(ids, RoleName(role) if role else None, is_missing=bool(call.words.missing))


def _read_meant(store: Store, call: Call) -> Addressees:
    with store.reading() as work:
        return _meant(work, call)


def _print(call: Call) -> Answer:
    with call.office() as store:
        meant = _read_meant(store, call)
        pages = print_notices(store, hands.printer(), meant, call.word("language") or "both", call.path("out"))
    file = str(call.path("out"))
    return Answer({"file": file, "pages": pages}, _("{n} notices printed: {file}").format(n=pages, file=file))


def _given(call: Call) -> Answer:
    with call.office() as store:
        noted = note_notices(store, _read_meant(store, call), call.needed_date("on"), call.word("language") or "both")
    return Answer({"noted": noted}, _("Noted for {n} people.").format(n=noted))


def _missing(call: Call) -> Answer:
    with call.office() as store, store.reading() as work:
        role = call.word("role")
        try:
            people = people_meant(work, Addressees(role=RoleName(role) if role else None, is_missing=True))
        except NobodyToNotify:
            people = ()
    values = {"people": [{"id": each.id, "name": each.name, "name_hi": each.name_hi} for each in people]}
    return Answer(values, _("{n} people have no notice yet.").format(n=len(people)), tuple(map(shown_name, people)))


_ROLE = Option("--role", "those who have this role today", {"choices": tuple(RoleName)})
_WHOM = (
    Option("--person", "this person; may be given several times", {"action": "append", "metavar": "P"}),
    _ROLE,
    Option("--missing", "those to whom none was given yet", {"action": "store_true", "default": False}),
)
_LANGUAGE = Option("--language", "its language; else both", {"choices": NOTICE_LANGUAGES})

COMMANDS = (
    Command(
        "notices print",
        "print privacy notices, a page for each person",
        _print,
        (*_WHOM, _LANGUAGE, Option("--out", "the PDF file", {"required": True, "metavar": "FILE"})),
    ),
    Command(
        "notices given",
        "note that the privacy notice was given",
        _given,
        (*_WHOM, _LANGUAGE, Option("--on", "the day", {"required": True, "metavar": "DATE"})),
    ),
    Command("notices missing", "list those who were given no notice yet", _missing, (_ROLE,)),
)
