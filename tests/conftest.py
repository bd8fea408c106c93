"""What every test shares: no screen, a private home, English on the screen, and no stray log record."""

import logging
import os
import uuid
from contextlib import contextmanager

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from sankul import text

# Nothing here is timed: a busy machine is no fault of the program.
settings.register_profile(
    "sankul", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("sankul")


def pytest_configure():
    """Compile the Hindi catalogue when it is missing or older than its source: git keeps no compiled one."""
    import runpy
    from pathlib import Path

    root = Path(__file__).parent.parent
    source = root / "resources" / "locale" / "hi" / "LC_MESSAGES" / "sankul.po"
    bring_up_to_date = runpy.run_path(str(root / "packaging" / "compile_catalogue.py"))["bring_up_to_date"]
    bring_up_to_date(source, source.with_suffix(".mo"))


def pytest_collection_modifyitems(items):
    """Files that take long begin first, so that no process waits at the end for the one that has them."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory, monkeypatch):
    """Settings, data and logs of a test stay in a folder of its own; afterwards the language is English, and no office speaks."""
    home = tmp_path_factory.mktemp("home")
    for name in (
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("SANKUL_NOW", raising=False)
    text.use_language("en")
    text.use_words({})
    yield home
    text.use_language("en")
    text.use_words({})


@pytest.fixture(autouse=True)
def no_stray_log(caplog, request):
    """A warning or worse in the log fails the test, unless it is marked `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    stray = [
        record for when in ("setup", "call") for record in caplog.get_records(when) if record.levelno >= logging.WARNING
    ]
    assert not stray, f"stray log records: {[record.getMessage() for record in stray]}"


@pytest.fixture(scope="session")
def blank_office(tmp_path_factory):
    """An office file with nothing in it, brought to the newest schema once and copied for each test."""
    from sankul.storage.offices import make_office_file

    path = tmp_path_factory.mktemp("blank") / "office.sankul"
    make_office_file(path).close()
    return path


def copied(office, path):
    """Open a copy of an office file and its key file."""
    import shutil

    from sankul.storage.keys import key_file
    from sankul.storage.offices import open_office

    shutil.copy(office, path)
    shutil.copy(key_file(office), key_file(path))
    return open_office(str(path))


@pytest.fixture(scope="session")
def copy_office():
    """Opens a copy of an office file: copy_office(office_template, path)."""
    return copied


@pytest.fixture(scope="session")
def office_template(blank_office, tmp_path_factory):
    """An office file with one office row (Gorakhpur, UP) and one programme, made once and copied for each test."""
    from datetime import date

    from sankul.rules.offices import Office
    from sankul.rules.programmes import Programme

    path = tmp_path_factory.mktemp("template") / "office.sankul"
    store = copied(blank_office, path)
    with store.transaction("Make the office") as work:
        work.offices.add(
            Office(
                name="BRC Khorabar",
                name_hi="बी.आर.सी. खोराबार",
                state_code="9",
                state="Uttar Pradesh",
                district_code="148",
                district="Gorakhpur",
                block="Khorabar",
                serial_prefix="GKP/KHORABAR",
            )
        )
        work.programmes.add(
            Programme(
                name="Foundational Literacy 2026-27",
                name_hi="बुनियादी साक्षरता 2026-27",
                from_on=date(2026, 4, 1),
                until_on=date(2027, 4, 1),
            )
        )
    store.close()
    return path


@pytest.fixture
def store(office_template, tmp_path):
    """A real, encrypted SQLite office of this test's own."""
    opened = copied(office_template, tmp_path / "office.sankul")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def server():
    """The server that the test command started: an engine that makes and drops databases."""
    from sqlalchemy import create_engine

    url = os.environ.get("SANKUL_TEST_POSTGRES")
    if not url:
        pytest.skip("no PostgreSQL server: SANKUL_TEST_POSTGRES is not set")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()


@contextmanager
def database(server, template="template1"):
    """A new database that begins as `template`: its name and its address."""
    from sqlalchemy import text

    name = f"sankul_{uuid.uuid4().hex[:12]}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield name, server.url.set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(scope="session")
def blank_database(server):
    """The name of a database with nothing in it, brought to the newest schema once and copied for each test."""
    from sankul.storage.offices import open_office

    with database(server) as (name, url):
        open_office(url).close()
        yield name


@pytest.fixture(params=["sqlite", "postgres"])
def any_store(request, tmp_path):
    """An empty office, on each database in turn; the server is there where the test command started one."""
    from sankul.storage.offices import open_office

    if request.param == "sqlite":
        opened = copied(request.getfixturevalue("blank_office"), tmp_path / "office.sankul")
        yield opened
        opened.close()
    else:
        blank = request.getfixturevalue("blank_database")
        with database(request.getfixturevalue("server"), blank) as (_name, url):
            opened = open_office(url)
            yield opened
            opened.close()


@pytest.fixture(scope="session")
def deciphered():
    """What the pages of an office file hold: `deciphered(path, key)`, free room included."""
    return _deciphered


def _deciphered(path, key):
    """All pages of a SQLCipher 4 file with a raw key: AES-256-CBC, the vector behind the page's data, 80 bytes reserved."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    size, reserved = 4096, 80
    data = path.read_bytes()
    plain = b""
    for start in range(0, len(data), size):
        page = data[start : start + size]
        body = page[16 if start == 0 else 0 : size - reserved]
        vector = page[size - reserved : size - reserved + 16]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        plain += decryptor.update(body) + decryptor.finalize()
    return plain
