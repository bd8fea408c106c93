"""Acts on bank data and notices: seeing a full account number, on record; and the notice on personal data, given and noted."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sankul.clock import financial_year, in_india, now, today
from sankul.errors import Refusal
from sankul.operations.deliveries import deliver, delivery
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.offices import privacy_head
from sankul.operations.printer import Printer
from sankul.operations.store import Among, Store, Work
from sankul.rules.erasure import check_not_erased
from sankul.rules.papers import Both, PrivacyNotice
from sankul.rules.people import Person, RoleName, is_held_on
from sankul.rules.privacy import (
    NOTICE_VERSION,
    Disclosure,
    DisclosureKind,
    NoAccount,
    NobodyToNotify,
    Notice,
    check_notice,
    check_notice_language,
    is_on_record,
)
from sankul.text import N_


class NoticeIsFolder(Refusal):
    """A folder was named where a file is wanted."""

    message = N_("“{path}” is a folder. Name a file for the notices, such as notices.pdf in that folder.")
    field = "out"


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """Who saw or exported the account of whom; `person` is None when the row is gone."""

    disclosure: Disclosure
    person: Person | None

    @property
    def id(self) -> str:
        """The key of the record."""
        return self.disclosure.id


def see_account(store: Store, person_id: str) -> str:
    """The full account number of a person; that it was seen is on record before it is returned.

    Raises NotFound or NoAccount, and a Trouble when the record cannot be written: then nothing is shown.
    """
    with store.noting(N_("See an account number")) as work:
        person = work.people.get(person_id)
        bank = work.bank_accounts.first(person_id=person_id)
        if bank is None:
            raise NoAccount(person=shown_name(person))
        at = now()
        if not is_on_record(work.disclosures.where(person_id=person_id), store.actor, at):
            work.disclosures.add(Disclosure(person_id=person_id, at=at, actor=store.actor, kind=DisclosureKind.SEEN))
        work.relabel(N_("The account number of {person} was seen"), person=shown_name(person))
    return bank.account


def note_export(store: Store, person_ids: Iterable[str], what: str) -> int:
    """Put on record that full account numbers of people go out in the paper or file `what`; returns of how many people.

    Do it before the file is handed over: what cannot be recorded must not go out.
    """
    ids = sorted(set(person_ids))
    if not ids:
        return 0
    with store.noting(N_("{n} account numbers exported: {what}"), n=len(ids), what=what) as work:
        with_account = [each.person_id for each in work.bank_accounts.where(person_id=Among(ids))]
        work.disclosures.add(
            *[
                Disclosure(person_id=each, at=now(), actor=store.actor, kind=DisclosureKind.EXPORTED, what=what)
                for each in with_account
            ]
        )
        work.relabel(N_("{n} account numbers exported: {what}"), n=len(with_account), what=what)
    return len(with_account)


def disclosures_of(work: Work, person_id: str) -> tuple[Disclosure, ...]:
    """Who saw or exported the account of a person, the newest first."""
    return tuple(sorted(work.disclosures.where(person_id=person_id), key=lambda each: (each.at, each.id), reverse=True))


def disclosures_of_year(work: Work, year: str | None = None) -> tuple[DisclosureRow, ...]:
    """Who saw or exported any account in a financial year (None: this one), the newest first."""
    wanted = year or financial_year(today())
    found = [each for each in work.disclosures.where() if financial_year(in_india(each.at).date()) == wanted]
    people = {each.id: each for each in work.people.where(id=Among({each.person_id for each in found}))}
    found.sort(key=lambda each: (each.at, each.id), reverse=True)
    return tuple(DisclosureRow(each, people.get(each.person_id)) for each in found)


@dataclass(frozen=True, slots=True)
class Addressees:
    """To whom notices go: people by id, those with a role today, or those to whom none was given yet; together when several."""

    person_ids: Sequence[str] | None = None
    role: RoleName | None = None
    is_missing: bool = False


def people_meant(work: Work, meant: Addressees) -> tuple[Person, ...]:
    """The people who are meant and not erased, by name. Raises NobodyToNotify."""
    people = work.people.where(erased_on=None)
    if meant.person_ids is not None:
        wanted = set(meant.person_ids)
        people = tuple(each for each in people if each.id in wanted)
    if meant.role is not None:
        holders = {each.person_id for each in work.roles.where(role=meant.role) if is_held_on(each, today())}
        people = tuple(each for each in people if each.id in holders)
    if meant.is_missing:
        given = people_with_notice(work)
        people = tuple(each for each in people if each.id not in given)
    if not people:
        raise NobodyToNotify
    return tuple(sorted(people, key=lambda each: (shown_name(each).casefold(), each.id)))


def people_with_notice(work: Work) -> frozenset[str]:
    """The ids of those to whom a notice was given."""
    return frozenset(each.person_id for each in work.notices.where())


def people_of_circle(work: Work, circle_id: str) -> tuple[str, ...]:
    """The ids of the members of a circle today."""
    day = today()
    members = work.members.where(circle_id=circle_id)
    return tuple(each.person_id for each in members if each.until_on is None or day < each.until_on)


def note_notices(store: Store, meant: Addressees, on: date, language: str) -> int:
    """Note that the notice was given to people on a day, in a language; one act, and to how many it is new.

    Whoever was given the same wording in the same language on that day keeps one note. Raises NoticeInFuture,
    NoticeDayImplausible, NoticeLanguageUnknown, NobodyToNotify or PersonErased.
    """
    check_notice(on, language, today())
    with store.transaction(N_("Note the notice as given")) as work:
        people = people_meant(work, meant)
        known = {each.person_id for each in work.notices.where(on=on, language=language, version=NOTICE_VERSION)}
        new = [each for each in people if each.id not in known]
        for each in new:
            check_not_erased(each)
        work.notices.add(*[Notice(person_id=each.id, on=on, language=language, version=NOTICE_VERSION) for each in new])
        work.relabel(N_("Privacy notice noted as given ({n})"), n=len(new))
    return len(new)


def notice_papers(store: Store, meant: Addressees) -> tuple[PrivacyNotice, ...]:
    """The notices for people, by name. Raises NobodyToNotify."""
    with store.reading() as work:
        people = people_meant(work, meant)
        head = privacy_head(work)
        schools = {each.id: each for each in work.schools.where(id=Among({each.school_id for each in people} - {None}))}
    papers = []
    for each in people:
        school = schools.get(each.school_id or "")
        at = Both(school.name, school.name_hi) if school else Both()
        papers.append(PrivacyNotice(head, Both(each.name, each.name_hi), at, today(), NOTICE_VERSION))
    return tuple(papers)


def print_notices(store: Store, printer: Printer, meant: Addressees, language: str, out: Path) -> int:
    """Print the notices into the file `out`, a page for each person; returns how many pages.

    Raises NoticeLanguageUnknown, NobodyToNotify, NoticeIsFolder, or a Trouble with disk or folder.
    """
    check_notice_language(language)
    if not out.name or os.path.isdir(out):
        raise NoticeIsFolder(path=out)
    papers = notice_papers(store, meant)
    with delivery(out.parent) as folder:
        printer.privacy_notices(papers, folder / out.name, language)
        deliver(folder, out.parent)
    return len(papers)
