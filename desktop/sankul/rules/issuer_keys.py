"""Keys of issuing offices that travel: what is trusted, what is refused, and how a key is said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sankul.errors import Refusal
from sankul.rules.certificates import IssuerKey
from sankul.text import N_, nfc

PUBLIC_SUFFIX = ".sankul-issuer"
BACKUP_SUFFIX = ".sankul-key-backup"
LEAST_PASSPHRASE = 8
LONGEST_NAME = 500
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What makes a name look like another one. Joiners are not among them: Hindi needs them."""


class NotAnIssuerFile(Refusal):
    """Something else than the public key of an office."""

    message = N_("“{path}” is no key of an office. Ask that office for its file whose name ends in .sankul-issuer.")
    field = "file"


class IssuerFileChanged(Refusal):
    """The file does not bear the signature of the key in it."""

    message = N_("“{path}” was changed or damaged on its way. Do not trust it; ask the office to send it again.")
    field = "file"


class MadeByNewer(Refusal):
    """A file of a later format."""

    message = N_("“{path}” was made by a newer Sankul. Install the newer version to read it; nothing was changed.")
    field = "file"


class OwnKey(Refusal):
    """An office cannot trust itself."""

    message = N_(
        "This is a key of this office itself, which knows its own certificates. Choose the file of another office."
    )
    field = "file"


class KeyUnderOtherName(Refusal):
    """One key, two names: one of them is false, or the office was renamed."""

    message = N_(
        "This key is trusted here under the name “{known}”, but the file calls it “{issuer}”. Ask that office; if it has a "
        "new name, stop trusting the old one first."
    )
    field = "file"


class KeyNotTrusted(Refusal):
    """There is no such key among the trusted ones."""

    message = N_("No trusted office has the key {key_id}. The list of trusted offices shows the keys.")
    field = "key_id"


class NotAKeyBackup(Refusal):
    """Something else than a backup of the office's key."""

    message = N_("“{path}” is no backup of an office's key. Choose the file whose name ends in .sankul-key-backup.")
    field = "file"


class KeyBackupDamaged(Refusal):
    """It begins like a backup, but does not hold together."""

    message = N_("“{path}” is damaged and holds no usable key. Take another copy of the backup.")
    field = "file"


class BackupPassphraseWrong(Refusal):
    """The passphrase does not open the backup; a changed byte of the seal cannot be told from it."""

    message = N_(
        "This passphrase does not open “{path}”, or the file was changed. Check the keyboard's language and Caps Lock, and "
        "try again; else take another copy."
    )
    field = "passphrase"


class PassphraseShort(Refusal):
    """Who finds the file must not be able to guess."""

    message = N_("The passphrase needs at least {least} characters. Three or four words are easy to keep in mind.")
    field = "passphrase"


class KeyHereAlready(Refusal):
    """The backup brings nothing new."""

    message = N_("This office has this key already; nothing was changed.")
    field = "file"


class NoKeyYet(Refusal):
    """The office never made a key."""

    message = N_("This office has no key for certificates yet. Make a new one.")


@dataclass(frozen=True, slots=True)
class Introduction:
    """A key of another office that is about to be trusted. `namesakes` are trusted keys of an office of the same name."""

    key: IssuerKey
    is_known: bool
    namesakes: tuple[IssuerKey, ...] = ()


def own_keys(keys: Iterable[IssuerKey]) -> list[IssuerKey]:
    """Those whose private half is here, in the order in which they came; the last one signs."""
    return [key for key in keys if key.private_key]


def said_key(key_id: str) -> str:
    """A key's number in groups of four, as two people compare it over the telephone."""
    return " ".join(key_id[start : start + 4] for start in range(0, len(key_id), 4)).upper()


def clean_key_id(said: str) -> str:
    """The number that somebody wrote in groups, or with capitals."""
    return re.sub(r"[\s-]", "", said).lower()


def check_passphrase(passphrase: str) -> None:
    """Raises PassphraseShort."""
    if len(passphrase) < LEAST_PASSPHRASE:
        raise PassphraseShort(least=LEAST_PASSPHRASE)


def is_plain_name(name: str) -> bool:
    """Whether an office can be called so: a name of one line, with nothing in it that only a program would see."""
    return bool(name) and name == nfc(name) and len(name) <= LONGEST_NAME and not _UNSEEN.search(name)
