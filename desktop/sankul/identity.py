"""Keys of rows: UUIDv7 as text, so that they sort by time and the records of two offices can be merged."""

import uuid_utils


def new_id() -> str:
    """A new key, in the 36-character form with hyphens."""
    return str(uuid_utils.uuid7())
