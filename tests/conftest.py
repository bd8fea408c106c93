"""What every test shares: no screen, a private home, English on the screen, and no stray log record."""

import logging
import os
import uuid

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from sankul import text


def pytest_configure():
    """Compile the Hindi catalogue when it is missing or older than its source: git keeps no compiled one."""
    import runpy
    from pathlib import Path

    root = Path(__file__).parent.parent
    source = root / "resources" / "locale" / "hi" / "LC_MESSAGES" / "sankul.po"
    bring_up_to_date = runpy.run_path(str(root / "packaging" / "compile_catalogue.py"))["bring_up_to_date"]
    bring_up_to_date(source, source.with_suffix(".mo"))


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
def office_template(tmp_path_factory):
    """An office file with one office row (Gorakhpur, UP) and one programme, made once and copied for each test."""
    from datetime import date

    from sankul.rules.offices import Office
    from sankul.rules.programmes import Programme
    from sankul.storage.offices import make_office_file

    path = tmp_path_factory.mktemp("template") / "office.sankul"
    store = make_office_file(path)
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
    import shutil

    from sankul.storage.keys import key_file
    from sankul.storage.offices import open_office

    path = tmp_path / "office.sankul"
    shutil.copy(office_template, path)
    shutil.copy(key_file(office_template), key_file(path))
    opened = open_office(str(path))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def server_url():
    """The address of an empty database of this test process's own on the server."""
    from sqlalchemy import create_engine, text

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
    from sqlalchemy import create_engine, text

    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def any_store(request, tmp_path):
    """An empty office, on each database in turn; the server is there where the test command started one."""
    from sankul.storage.offices import make_office_file, open_office

    if request.param == "sqlite":
        opened = make_office_file(tmp_path / "office.sankul")
    else:
        url = request.getfixturevalue("server_url")
        empty_server(url)
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
