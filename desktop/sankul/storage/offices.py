"""Opening and making office files, and opening an office on a server."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from sankul.storage import keys, schema
from sankul.storage.connections import WRITES, postgres_engine, sqlite_engine
from sankul.storage.faults import told_apart
from sankul.storage.store import SqlStore
from sankul.storage.troubles import (
    CopyNotKept,
    FolderUnwritable,
    NewerOffice,
    NotAnOffice,
    OfficeBusy,
    OfficeExists,
    OfficeMissing,
    ServerUnreachable,
)

SUFFIX = ".sankul"


def make_office_file(path: Path, passphrase: str | None = None) -> SqlStore:
    """Make an empty office file with its key file and open it. Raises OfficeExists or FolderUnwritable."""
    if os.path.exists(path) or os.path.exists(keys.key_file(path)):
        raise OfficeExists(path=path)
    part, key = path.with_name(path.name + ".part"), keys.new_key()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _make_tables(part, key)
        keys.save_key(path, key, passphrase)
        part.replace(path)
    except (OSError, DBAPIError) as error:
        _forget(part, keys.key_file(path))
        raise FolderUnwritable(path=path.parent) from error
    _forget(_journal_of(part))
    return SqlStore(sqlite_engine(path, key), str(path), is_protected=bool(passphrase))


def remove_office_file(path: Path) -> None:
    """Take away an office that was just made and could not be set up; its store must be closed."""
    _forget(path, _journal_of(path), keys.key_file(path))


def _make_tables(path: Path, key: bytes) -> None:
    engine = sqlite_engine(path, key)
    try:
        schema.upgrade(engine)
    finally:
        engine.dispose()


def _journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _forget(*paths: Path) -> None:
    """Remove files that may be there, with what belongs to them; a rest that cannot be removed harms nobody."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def open_office(place: str, passphrase: str | None = None) -> SqlStore:
    """Open the office file or server that `place` names. Raises the refusals of `troubles`; changes nothing then."""
    if keys.is_server(place):
        return _open_server(place)
    path = Path(place)
    if not os.path.isfile(path):  # unlike the method of Path, it is no error for a name that cannot be
        raise OfficeMissing(path=path)
    engine = sqlite_engine(path, keys.load_key(path, passphrase))
    try:
        _bring_up_to_date(engine, place)
    except DBAPIError as error:
        engine.dispose()
        known = told_apart(error)
        # What another window holds for a moment must never be called damaged: people would restore a backup over it.
        raise (known if isinstance(known, OfficeBusy) else NotAnOffice(path=path)) from error
    return SqlStore(engine, str(path), is_protected=keys.is_protected(path))


def _open_server(url: str) -> SqlStore:
    try:
        engine = postgres_engine(url)
    except (ArgumentError, ImportError, ValueError) as error:  # no address, no such driver, no number for a port
        raise ServerUnreachable from error
    try:
        _bring_up_to_date(engine, url)
    except DBAPIError as error:
        engine.dispose()
        raise ServerUnreachable from error
    return SqlStore(engine, engine.url.render_as_string(hide_password=True), is_protected=True)


def _bring_up_to_date(engine: Engine, place: str) -> None:
    version = schema.version_of(engine)
    if version == schema.NEWEST:
        return
    if version is None and not keys.is_server(place):  # a file cut down to nothing would come up as an empty office
        engine.dispose()
        raise NotAnOffice(path=place)
    if version is not None and not schema.is_known(version):
        engine.dispose()
        raise NewerOffice(path=place)
    if not keys.is_server(place):
        _keep_copy(engine, Path(place), version)
    schema.upgrade(engine)


def _keep_copy(engine: Engine, path: Path, version: str | None) -> None:
    """Copy the file of `version` to `NAME.sankul.before-0002` while nobody can write to it.

    Nothing is copied when another window has brought it up to date in the meantime.
    Raises CopyNotKept; the office then stays as it was.
    """
    copy = path.with_name(f"{path.name}.before-{schema.NEWEST}")
    part = copy.with_name(copy.name + ".part")
    try:
        with engine.connect() as raw, raw.execution_options(**{WRITES: True}).begin():
            if raw.execute(text("SELECT version_num FROM alembic_version")).scalar() != version:
                return
            shutil.copyfile(path, part)
            with part.open("rb+") as kept:
                os.fsync(kept.fileno())
            part.replace(copy)
    except OSError as error:
        _forget(part)
        engine.dispose()
        raise CopyNotKept(path=path.parent) from error
