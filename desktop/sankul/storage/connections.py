"""Engines: SQLite through SQLCipher with the modes that survive a power cut, or PostgreSQL.

Of the journal modes, TRUNCATE with synchronous FULL was the one that lost nothing acknowledged in simulated power cuts,
on POSIX and on Windows rules; a file copied while open is whole. One writer at a time: BEGIN IMMEDIATE on SQLite, an
advisory lock on PostgreSQL.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

WRITES = "sankul_writes"
BUSY_MILLISECONDS = 120_000
"""How long a writer waits for its turn: an issue of thousands holds the office on an old PC until its papers are printed."""
_WRITER_LOCK = 0x53414E4B


def sqlite_engine(path: Path, key: bytes) -> Engine:
    """An engine on the encrypted file `path` with the raw 32-byte `key`."""
    import sqlcipher3.dbapi2

    # As parts and not as one address, in which % and ? of a name would lead to another file.
    engine = create_engine(URL.create("sqlite", database=str(path)), module=sqlcipher3.dbapi2)
    raw_key = key.hex()

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "cipher_log_level = NONE",
            f"key = \"x'{raw_key}'\"",
            f"busy_timeout = {BUSY_MILLISECONDS}",
            "journal_mode = TRUNCATE",
            "synchronous = FULL",
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "cache_size = -16000",
            "cache_spill = OFF",  # a large act would else lock out readers long before it is saved
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def postgres_engine(url: str) -> Engine:
    """An engine on a PostgreSQL server."""
    engine = create_engine(url)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer waits for its turn and must then see what the one before saved; a reader wants one unmoving picture.
        if connection.get_execution_options().get(WRITES, False):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    return engine


def defer_foreign_keys(connection: Connection) -> None:
    """Check foreign keys at the end of this transaction only, so that rows may come back in any order."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    else:
        connection.exec_driver_sql("SET CONSTRAINTS ALL DEFERRED")
