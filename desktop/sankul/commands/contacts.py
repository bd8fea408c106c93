"""Commands on the contact log: note a call, visit or message; list and save them."""

from sankul import hands
from sankul.clock import said_day
from sankul.commands.calls import PROGRAMME, Answer, Call, Command, Option
from sankul.commands.people import PERSON
from sankul.operations.contacts import (
    ContactQuery,
    ContactRow,
    contact_lines,
    list_contacts,
    remove_contact,
    save_contact,
    who_calls,
)
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.people_named import the_person
from sankul.operations.programmes import the_programme
from sankul.rules.contacts import CONTACT_LABELS, MOST_MINUTES, Contact, ContactKind, totals_of
from sankul.text import _


def _add(call: Call) -> Answer:
    with call.office() as store:
        with store.reading() as work:
            contact = Contact(
                person_id=the_person(work, call.word("person") or "").id,
                by_id=who_calls(work, call.word("by")),
                programme_id=the_programme(work, call.word("programme")).id,
                kind=ContactKind(call.word("kind") or ""),
                on=call.needed_date("on"),
                minutes=call.number("minutes", 0, MOST_MINUTES),
                note=call.word("note") or "",
            )
        kept = save_contact(store, contact)
    values = {"contact": kept.id, "is_short_visit": kept.is_short_visit}
    lines = (_("The visit was under 2 hours."),) if kept.is_short_visit else ()
    return Answer(
        values, _("Noted: {kind} on {day}.").format(kind=_(CONTACT_LABELS[kept.kind]), day=said_day(kept.on)), lines
    )


def _remove(call: Call) -> Answer:
    with call.office() as store:
        gone = remove_contact(store, call.word("contact") or "")
    return Answer({"contact": gone.id}, _("The contact is removed."))


def _list(call: Call) -> Answer:
    person, by = call.word("person"), call.word("by")
    with call.office() as store:
        with store.reading() as work:
            query = ContactQuery(
                the_person(work, person).id if person else None,
                the_person(work, by).id if by else None,
                call.day("from_on"),
                call.day("to_on"),
            )
        rows = list_contacts(store, query)
    totals = totals_of(each.contact for each in rows)
    values = {
        "contacts": [_value(each) for each in rows],
        "minutes": totals.minutes,
        "short_visits": totals.short_visits,
    }
    if call.word("out"):
        _save(call, rows)
        values["file"] = str(call.path("out"))
    sentence = _("{n} contacts, together {minutes} minutes.").format(n=totals.count, minutes=totals.minutes)
    return Answer(values, sentence, tuple("  ".join(filter(None, line)) for line in contact_lines(rows)[1:]))


def _save(call: Call, rows: tuple[ContactRow, ...]) -> None:
    from sankul.rules.sheets import Sheet

    heads, *lines = contact_lines(rows)
    sheet = Sheet(_("Contacts"), tuple(heads), tuple(tuple(line) for line in lines))
    hands.workbooks().write(call.path("out"), [sheet])


def _value(row: ContactRow) -> dict[str, object]:
    contact = row.contact
    return {
        "id": contact.id,
        "on": contact.on,
        "kind": contact.kind.value,
        "person": shown_name(row.person),
        "by": shown_name(row.by) if row.by else "",
        "minutes": contact.minutes,
        "is_short_visit": contact.is_short_visit,
        "note": contact.note,
    }


COMMANDS = (
    Command(
        "contacts add",
        "note a call, visit or message outside sessions",
        _add,
        (
            PERSON,
            Option("--kind", "what it was", {"required": True, "choices": tuple(ContactKind)}),
            Option("--on", "the day", {"required": True, "metavar": "DATE"}),
            Option("--minutes", "how long it took", {"default": "0", "metavar": "N"}),
            Option("--by", "the mentor or officer; else the office itself", {"metavar": "NAME"}),
            Option("--note", "what it was about", {"metavar": "T"}),
            PROGRAMME,
        ),
    ),
    Command(
        "contacts list",
        "list contacts, the newest first",
        _list,
        (
            Option("--person", "with this person only", {"metavar": "P"}),
            Option("--by", "by this mentor or officer only", {"metavar": "NAME"}),
            Option("--from", "from this day on", {"dest": "from_on", "metavar": "D"}),
            Option("--to", "until this day", {"dest": "to_on", "metavar": "D"}),
            Option("--out", "save them as a workbook or list too", {"metavar": "FILE"}),
        ),
    ),
    Command(
        "contacts remove",
        "remove a contact that was noted by mistake",
        _remove,
        (Option("contact", "its id, as `contacts list` shows it", {"metavar": "CONTACT"}),),
    ),
)
