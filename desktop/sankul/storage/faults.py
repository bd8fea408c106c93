"""How the database's own words become refusals and troubles that a person understands."""

from sqlalchemy.exc import DBAPIError, IntegrityError

from sankul.errors import Refusal, Trouble
from sankul.storage.troubles import ClashesWithSaved, DiskFull, OfficeBusy, OfficeDamaged, OfficeReadOnly

_BY_WORDS = (
    ("disk is full", DiskFull),
    ("disk I/O error", DiskFull),
    ("readonly database", OfficeReadOnly),
    ("unable to open", OfficeReadOnly),
    ("database is locked", OfficeBusy),
)


def told_apart(error: DBAPIError) -> Refusal | Trouble | None:
    """The refusal or trouble that a database error means to a person; None for a bug of ours."""
    words = str(error.orig)
    if isinstance(error, IntegrityError):
        return ClashesWithSaved(rule=words.splitlines()[0])
    for part, kind in _BY_WORDS:
        if part in words:
            return kind()
    if "malformed" in words or "not a database" in words or "hmac check failed" in words:
        return OfficeDamaged(detail=words)
    return None
