"""Keys of rows: UUIDv7 as text, so that they sort by time and the records of two offices can be merged."""

from datetime import UTC, datetime
from uuid import UUID

import uuid_utils

_VERSION = 7


def new_id() -> str:
    """A new key, in the 36-character form with hyphens."""
    return str(uuid_utils.uuid7())


def is_key(text: str) -> bool:
    """Whether a text can be a key at all; a server refuses to look for others among its keys."""
    return _uuid(text) is not None


def made_at(key: str) -> datetime | None:
    """When a key was made, to the millisecond; None for a key of another kind."""
    known = _uuid(key)
    if known is None or known.version != _VERSION:
        return None
    return datetime.fromtimestamp((known.int >> 80) / 1000, UTC)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
