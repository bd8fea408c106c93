"""The same storage tests run on SQLite and on a PostgreSQL server, where the test command started one."""

import os
import uuid

import pytest
from sqlalchemy import create_engine, text

from sankul.storage.offices import make_office_file, open_office


@pytest.fixture(scope="session")
def server_url():
    """The address of an empty database of this test process's own on the server."""
    server = os.environ.get("SANKUL_TEST_POSTGRES")
    if not server:
        pytest.skip("no PostgreSQL server: SANKUL_TEST_POSTGRES is not set")
    name = f"sankul_{uuid.uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield admin.url.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def empty_server(url):
    """Remove everything from the database."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def any_store(request, tmp_path):
    """An empty office, on each database in turn."""
    if request.param == "sqlite":
        opened = make_office_file(tmp_path / "office.sankul")
    else:
        url = request.getfixturevalue("server_url")
        empty_server(url)
        opened = open_office(url)
    yield opened
    opened.close()
