"""What can be wrong with an office file or its server."""

from sankul.errors import Refusal, Trouble
from sankul.text import N_


class OfficeMissing(Refusal):
    """The file that was named is not there."""

    message = N_("There is no office file “{path}”. Choose another file, or make a new office.")
    field = "office"


class OfficeExists(Refusal):
    """A new office may not replace a file."""

    message = N_("“{path}” exists already. Choose another name, so that nothing is overwritten.")
    field = "office"


class NotAnOffice(Refusal):
    """The file is something else, or damaged beyond reading, or the key beside it belongs to another file."""

    message = N_(
        "“{path}” cannot be read as an office file: it is something else, is damaged, or the key file beside it "
        "belongs to another office. Restore the newest backup, or choose another file."
    )
    field = "office"


class NewerOffice(Refusal):
    """The file was last written by a newer program."""

    message = N_("“{path}” was made by a newer Sankul. Install the newer version to open it; nothing was changed.")
    field = "office"


class KeyMissing(Refusal):
    """The key file is gone."""

    message = N_(
        "The key file “{path}” is missing. Copy it back beside the office file, or restore a backup with its key."
    )
    field = "office"


class KeyDamaged(Refusal):
    """The key file cannot be understood."""

    message = N_("The key file “{path}” is damaged. Copy it back from a backup; nothing was changed.")
    field = "office"


class KeyForbidden(Refusal):
    """Another user of this PC owns the key file."""

    message = N_(
        "The key file “{path}” may not be read. Sign in as the user who made the office, or ask for the right to read it."
    )
    field = "office"


class PassphraseNeeded(Refusal):
    """The office is protected and no passphrase was given."""

    message = N_(
        "This office is protected. Enter its passphrase (headless: the environment variable SANKUL_PASSPHRASE)."
    )
    field = "passphrase"


class PassphraseWrong(Refusal):
    """The passphrase does not open the key."""

    message = N_(
        "This passphrase does not open the office. Check the keyboard's language and Caps Lock, and try again."
    )
    field = "passphrase"


class DiskFull(Trouble):
    """No room to save."""

    message = N_("The disk is full, so nothing was saved. Free some space and do it again; the office is unchanged.")


class OfficeReadOnly(Trouble):
    """No right to write."""

    message = N_(
        "The office file may not be written to. Check that it is not on a read-only drive and that you may change it; "
        "nothing was saved."
    )


class OfficeBusy(Trouble):
    """Another program holds the file for too long."""

    message = N_("Another window is saving to this office just now. Wait a moment and do it again; nothing was saved.")


class OfficeDamaged(Trouble):
    """The file is damaged."""

    message = N_(
        "The office file is damaged ({detail}). Close the program, keep a copy of the file, and restore the newest backup."
    )


class FolderUnwritable(Trouble):
    """The office cannot be made there."""

    message = N_("The office cannot be made in “{path}”. Choose a folder that exists and where you may save.")


class CopyNotKept(Trouble):
    """An office of an older Sankul is copied before it is upgraded, and the copy could not be written."""

    message = N_(
        "The office was made by an older Sankul, and a copy of it could not be kept in “{path}” before it is brought up to "
        "date. Free some space there, then open it again. Nothing was changed."
    )


class ServerUnreachable(Trouble):
    """A PostgreSQL server does not answer."""

    message = N_("The office server does not answer. Check its address and that it runs; nothing was changed.")


class ClashesWithSaved(Refusal):
    """The database's own guard refused: another window saved something first, or a rule was broken."""

    message = N_(
        "This does not fit what is saved already ({rule}). Look at the present state and try again; nothing was saved."
    )
