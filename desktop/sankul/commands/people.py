"""Commands on people."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sankul.commands.calls import Answer, Call, Command, Option
from sankul.errors import Refusal
from sankul.operations.mentoring_sources import shown_name
from sankul.text import N_, _, ngettext

if TYPE_CHECKING:
    from sankul.operations.erasure import Erasure
    from sankul.operations.mentions import Mention


class PlaceUnknown(Refusal):
    """Only places in which the person is named can be kept or blanked."""

    message = N_("“{place}” is no place where the person is named. Say --dry-run to see the places with their keys.")
    field = "blank"


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
    from sankul.operations.people_named import the_person
    from sankul.rules.erasure import ErasureUnconfirmed

    is_trial = bool(call.words.dry_run)
    with call.office() as store:
        with store.reading() as work:
            person = the_person(work, call.word("person") or "")
        ahead = erasure_ahead(store, person.id)
        if not (is_trial or call.words.yes):
            raise ErasureUnconfirmed(person=shown_name(person))
        chosen = _chosen(ahead.mentions, call.all_words("blank"), call.all_words("keep"))
        done = ahead if is_trial else erase_person(store, person.id, chosen)
    return Answer(_erased(done), _said_erasure(done, is_trial=is_trial), tuple(map(_said_mention, done.mentions)))


def _chosen(mentions: "Sequence[Mention]", blank: Sequence[str], keep: Sequence[str]) -> set[str]:
    """The places in which the name goes: those that are sure, and what was said otherwise. Raises PlaceUnknown."""
    known = {each.id for each in mentions}
    for word in (*blank, *keep):
        if word not in known:
            raise PlaceUnknown(place=word)
    return {each.id for each in mentions if each.is_sure}.union(blank).difference(keep)


def _erased(done: "Erasure") -> dict[str, object]:
    return {
        "person": done.person.id,
        "code": done.person.name,
        "contacts": done.contacts,
        "certificates": done.certificates,
        "claims": done.claims,
        "entries": done.entries,
        "blanked": done.blanked,
        "named": [
            {"id": each.id, "place": each.where(), "excerpt": each.excerpt, "blank": each.is_sure}
            for each in done.mentions
        ],
    }


def _said_erasure(done: "Erasure", *, is_trial: bool) -> str:
    n = len(done.mentions)
    if is_trial:
        said = ngettext(
            "The name also stands in {n} place. Say --yes to erase.",
            "The name also stands in {n} places. Say --yes to erase.",
            n,
        )
        return said.format(n=n)
    sentence = _(
        "Erased. The person is now called {code} where figures stand. Old backups and papers still hold the name."
    ).format(code=shown_name(done.person))
    left = ngettext("The name was left in {n} place.", "The name was left in {n} places.", n).format(n=n)
    return f"{sentence} {left}" if n else sentence


def _said_mention(mention: "Mention") -> str:
    mark = "✓" if mention.is_sure else "?"
    return "  ".join((mark, mention.where(), f"“{mention.excerpt}”", mention.id))


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
        (
            PERSON,
            Option("--dry-run", "only say where else the name stands", {"action": "store_true", "default": False}),
            Option("--keep", "leave the name in this place (several times)", {"action": "append", "metavar": "ID"}),
            Option("--blank", "take it out of this place too", {"action": "append", "metavar": "ID"}),
            Option("--yes", "it is meant: there is no way back", {"action": "store_true", "default": False}),
        ),
    ),
)
