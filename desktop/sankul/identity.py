"""Keys of rows: UUIDv7 as text, so that they sort by time and the records of two offices can be merged."""

from datetime import UTC, datetime
from uuid import UUID

import uuid_utils

_VERSION = 7


def new_id() -> str:
    """A new key, in the 36-character form with hyphens."""
    return str(uuid_utils.uuid7())


def made_at(key: str) -> datetime | None:
    """When a key was made, to the millisecond; None for a key of another kind."""
    try:
        known = UUID(key)
    except ValueError:
        return None
    return datetime.fromtimestamp((known.int >> 80) / 1000, UTC) if known.version == _VERSION else None
