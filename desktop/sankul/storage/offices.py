"""Opening and making office files, and opening an office on a server."""

from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from sankul.storage import keys, schema
from sankul.storage.connections import postgres_engine, sqlite_engine
from sankul.storage.store import SqlStore
from sankul.storage.troubles import (
    FolderUnwritable,
    NewerOffice,
    NotAnOffice,
    OfficeExists,
    OfficeMissing,
    ServerUnreachable,
)

SUFFIX = ".sankul"


def make_office_file(path: Path, passphrase: str | None = None) -> SqlStore:
    """Make an empty office file with its key file and open it. Raises OfficeExists or FolderUnwritable."""
    if path.exists() or keys.key_file(path).exists():
        raise OfficeExists(path=path)
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        key = keys.new_key()
        engine = sqlite_engine(part, key)
        schema.upgrade(engine)
        engine.dispose()
        keys.save_key(path, key, passphrase)
        part.replace(path)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)
    except (OSError, DBAPIError) as error:
        raise FolderUnwritable(path=path.parent) from error
    return SqlStore(sqlite_engine(path, key), str(path), is_protected=bool(passphrase))


def open_office(place: str, passphrase: str | None = None) -> SqlStore:
    """Open the office file or server that `place` names. Raises the refusals of `troubles`; changes nothing then."""
    if keys.is_server(place):
        return _open_server(place)
    path = Path(place)
    if not path.is_file():
        raise OfficeMissing(path=path)
    engine = sqlite_engine(path, keys.load_key(path, passphrase))
    try:
        _bring_up_to_date(engine, place)
    except DBAPIError as error:
        engine.dispose()
        raise NotAnOffice(path=path) from error
    return SqlStore(engine, str(path), is_protected=keys.is_protected(path))


def _open_server(url: str) -> SqlStore:
    engine = postgres_engine(url)
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
    if version is not None and not schema.is_known(version):
        engine.dispose()
        raise NewerOffice(path=place)
    schema.upgrade(engine)
