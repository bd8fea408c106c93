"""What the law on personal data asks for: notices given, and who saw or exported bank data (domain.md, Privacy)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sankul.clock import is_plausible, said_day
from sankul.errors import Refusal
from sankul.rules.rows import Row
from sankul.text import N_

NOTICE_VERSION = "2026-11"
"""Which wording of the notice is printed; change it with each change of the words in `printing/privacy_notice.py`."""
NOTICE_LANGUAGES = ("hi", "en", "both")
NOTICE_LANGUAGE_LABELS = {"hi": N_("Hindi"), "en": N_("English"), "both": N_("Hindi and English")}
SEEN_AGAIN = timedelta(minutes=1)
"""Looking again so soon is the same look, and recorded once."""
SHOWN_SECONDS = 30
"""For so long a full account number stays on the screen."""


class DisclosureKind(StrEnum):
    """What happened to the full account number of a person."""

    SEEN = "seen"
    EXPORTED = "exported"


DISCLOSURE_LABELS = {DisclosureKind.SEEN: N_("Seen"), DisclosureKind.EXPORTED: N_("Exported")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Row):
    """The printed notice on personal data was given to a person on a day. `language`: "en", "hi" or "both"."""

    person_id: str
    on: date
    language: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Row):
    """Somebody saw or exported the full account number of a person. `what` names the paper or file, empty for the screen.

    A record of its own: it outlasts the person's row.
    """

    person_id: str
    at: datetime
    actor: str
    kind: DisclosureKind
    what: str = ""


class NoAccount(Refusal):
    """There is nothing to show."""

    message = N_("No bank account of {person} is kept here. Edit the person to enter one.")
    field = "account"


class NoticeInFuture(Refusal):
    """A notice is noted when it was given."""

    message = N_("{day} has not come yet. Note the notice when it has been given.")
    field = "on"


class NoticeDayImplausible(Refusal):
    """A day that no office can mean."""

    message = N_("{day} cannot be the day on which the notice was given. Correct the year.")
    field = "on"


class NoticeLanguageUnknown(Refusal):
    """The notice speaks Hindi, English or both."""

    message = N_("“{language}” is not a language of the notice. Choose hi, en or both.")
    field = "language"


class NobodyToNotify(Refusal):
    """Nobody was chosen, or all have it."""

    message = N_("Nobody is left to whom the notice would be given. Choose other people.")


def check_notice(on: date, language: str, today: date) -> None:
    """Raises NoticeInFuture, NoticeDayImplausible or NoticeLanguageUnknown."""
    check_notice_language(language)
    if on > today:
        raise NoticeInFuture(day=said_day(on))
    if not is_plausible(on):
        raise NoticeDayImplausible(day=said_day(on))


def check_notice_language(language: str) -> None:
    """Raises NoticeLanguageUnknown."""
    if language not in NOTICE_LANGUAGES:
        raise NoticeLanguageUnknown(language=language)


def is_on_record(disclosures: Iterable[Disclosure], actor: str, at: datetime) -> bool:
    """Whether `actor` saw the account so shortly before `at` that the look is on record already."""
    return any(
        each.kind is DisclosureKind.SEEN and each.actor == actor and timedelta(0) <= at - each.at < SEEN_AGAIN
        for each in disclosures
    )
