"""What the check of a certificate's code found, with one sentence for each way in which it can fail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sankul.clock import said_day
from sankul.errors import Refusal
from sankul.text import N_, _, ngettext

PREFIX = "SK1:"
"""What begins each code: S, K, and the number of the format."""


class Finding(StrEnum):
    """What was found out about one paper. Only the first three bear a genuine signature and stand in the register."""

    VALID = "valid"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    UNKNOWN_ISSUER = "unknown issuer"
    UNKNOWN_SERIAL = "unknown serial"
    CHANGED = "changed"
    FOREIGN = "foreign code"
    NO_CODE = "no code"


GENUINE = frozenset({Finding.VALID, Finding.REVOKED, Finding.SUPERSEDED})

SENTENCES = {
    Finding.VALID: N_("Genuine: {serial}, issued by {issuer}. Compare what the paper says with what is shown here."),
    Finding.REVOKED: N_("Revoked: {serial} was issued by {issuer}, but is no longer valid. Reason: {reason}"),
    Finding.SUPERSEDED: N_("Replaced: {serial} was issued by {issuer}; a corrected one took its place. {reason}"),
    Finding.UNKNOWN_ISSUER: N_(
        "The code names an issuing office whose key is not known here. Ask that office for its key, then check again."
    ),
    Finding.UNKNOWN_SERIAL: N_(
        "The signature is this office's, but {serial} does not stand in its register with these facts. Do not accept "
        "the paper before the register is cleared up."
    ),
    Finding.CHANGED: N_(
        "The code was changed or damaged: its signature does not fit. If it was typed or scanned, try once more; else "
        "do not accept the paper."
    ),
    Finding.FOREIGN: N_("This is some other code, not one of a Sankul certificate."),
    Finding.NO_CODE: N_("No code was found. Scan the whole page again, flat and with at least 150 dots per inch."),
}


NO_LIST = N_(
    "Whether it was withdrawn since is not known here: no list of withdrawn certificates of that office was read yet. Ask "
    "the office for its newest one."
)


@dataclass(frozen=True, slots=True)
class ListAge:
    """How far this office knows what another one withdrew: until `made_on`, or not at all; it is `checked_on` now."""

    made_on: date | None
    checked_on: date

    @property
    def days(self) -> int:
        """How old the newest list is; 0 when there is none."""
        return max((self.checked_on - self.made_on).days, 0) if self.made_on else 0

    @property
    def sentence(self) -> str:
        """The same in words."""
        if self.made_on is None:
            return _(NO_LIST)
        said = ngettext(
            "It does not stand in the newest list of withdrawn certificates that was read here, of {day} ({n} day old).",
            "It does not stand in the newest list of withdrawn certificates that was read here, of {day} ({n} days old).",
            self.days,
        )
        return said.format(day=said_day(self.made_on), n=self.days)


@dataclass(frozen=True, slots=True)
class Verification:
    """The check of one paper. `says` is what a genuine paper must say, by the names of the facts; `page` counts from 1.

    `issuer` and `key_id` are those of a known key. `lists` is there for a valid paper of another office,
    whose register is not here.
    """

    finding: Finding
    serial: str = ""
    says: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    page: int = 1
    issuer: str = ""
    key_id: str = ""
    lists: ListAge | None = None

    @property
    def genuine(self) -> bool:
        """Whether a known office really issued the paper with these facts."""
        return self.finding in GENUINE

    @property
    def is_good(self) -> bool:
        """Whether the paper can be accepted."""
        return self.finding is Finding.VALID

    @property
    def sentence(self) -> str:
        """What was found, and what to do, in the language now spoken."""
        return f"{self.main_sentence} {self.lists.sentence}" if self.lists else self.main_sentence

    @property
    def main_sentence(self) -> str:
        """The same without what is known of the lists of its office."""
        issuer = self.issuer or self.says.get("issuer", "")
        return _(SENTENCES[self.finding]).format(serial=self.serial, issuer=issuer, reason=self.reason)


@dataclass(frozen=True, slots=True)
class SignedCode:
    """An opened code: what it says, who is said to have signed, and the signed bytes with their signature."""

    key_id: str
    says: Mapping[str, str]
    signed: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class PageCodes:
    """The texts of all codes found on one page of a file, which counts from 1."""

    page: int
    texts: tuple[str, ...]


class CodeForeign(Refusal):
    """A code of another kind."""

    message = SENTENCES[Finding.FOREIGN]


class CodeChanged(Refusal):
    """A code of ours that does not hold together."""

    message = SENTENCES[Finding.CHANGED]


class PaperMissing(Refusal):
    """The file to check is not there."""

    message = N_("There is no file {path}. Check the name, or choose the file again.")
    field = "file"


class PaperUnreadable(Refusal):
    """The file to check is no PDF, PNG or JPEG, or is broken."""

    message = N_("{path} cannot be read as PDF, PNG or JPEG. Scan or save the paper again in one of these forms.")
    field = "file"


class PaperIsFolder(Refusal):
    """A folder was named."""

    message = N_("{path} is a folder. Choose the scan or picture in it.")
    field = "file"


class PaperEmpty(Refusal):
    """Nothing is in the file."""

    message = N_("{path} is empty: it was not copied to its end. Copy or scan the paper again.")
    field = "file"


class PaperLocked(Refusal):
    """A PDF that wants a password."""

    message = N_(
        "{path} is protected by a password. Save it without one, or make a picture of the page, and check that."
    )
    field = "file"


class PaperTooLarge(Refusal):
    """More than a page can be, or a file made to fill the memory."""

    message = N_("{path} is too large to be a scanned paper. Scan the page again with 150 to 300 dots per inch.")
    field = "file"


class PaperTooLong(Refusal):
    """More pages than can be looked through."""

    message = N_("{path} has {pages} pages; {most} are the most. Split it, and check the parts one after the other.")
    field = "file"
