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


def _show(call: Call) -> Answer:
    from sankul.commands.shown_people import page_lines, page_values, story_lines, story_values
    from sankul.operations.mentoring_sources import shown_name
    from sankul.operations.people_named import the_person
    from sankul.operations.people_pages import read_page
    from sankul.operations.person_story import person_story
    from sankul.operations.privacy import see_account

    with call.office() as store:
        with store.reading() as work:
            page = read_page(work, the_person(work, call.word("person") or "").id)
        account = see_account(store, page.person.id) if call.words.account else page.account
        story = person_story(store, page.person.id) if call.words.history else ()
    values = page_values(page, account) | ({"history": story_values(story)} if call.words.history else {})
    return Answer(values, shown_name(page.person), page_lines(page, account) + story_lines(story))


def _erase(call: Call) -> Answer:
    from sankul.operations.erasure import erase_person, erasure_ahead
    from sankul.operations.mentoring_sources import shown_name
    from sankul.operations.people_named import the_person
    from sankul.rules.erasure import ErasureUnconfirmed

    with call.office() as store:
        with store.reading() as work:
            person = the_person(work, call.word("person") or "")
        erasure_ahead(store, person.id)
        if not call.words.yes:
            raise ErasureUnconfirmed(person=shown_name(person))
        done = erase_person(store, person.id)
    values = {
        "person": done.person.id,
        "code": done.person.name,
        "contacts": done.contacts,
        "certificates": done.certificates,
        "claims": done.claims,
        "entries": done.entries,
    }
    sentence = _(
        "Erased. The person is now called {code} where figures stand. Old backups and papers still hold the name."
    )
    return Answer(values, sentence.format(code=shown_name(done.person)))


PERSON = Option("person", "a name in either script, the mobile number, or the id", {"metavar": "PERSON"})

COMMANDS = (
    Command(
        "people find",
        "find people in either script, also by how a name sounds in the other",
        _find,
        (
            Option("text", "words of a name, school, mobile or UDISE code"),
            Option("--limit", "at most so many", {"default": "20", "metavar": "N"}),
        ),
    ),
    Command(
        "people show",
        "show all that is kept about a person; the account is masked",
        _show,
        (
            PERSON,
            Option(
                "--account",
                "show the whole account number; that it was seen is recorded",
                {"action": "store_true", "default": False},
            ),
            Option("--history", "also what was changed, by whom and when", {"action": "store_true", "default": False}),
        ),
    ),
    Command(
        "people erase",
        "erase a person who asks for it, for good; totals stay",
        _erase,
        (PERSON, Option("--yes", "it is meant: there is no way back", {"action": "store_true", "default": False})),
    ),
)
