"""What every test shares: no screen, a private home, English on the screen, and no stray log record."""

import logging
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from sankul import text


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory, monkeypatch):
    """Settings, data and logs of a test stay in a folder of its own; the language is English again afterwards."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("SANKUL_NOW", raising=False)
    text.use_language("en")
    yield home
    text.use_language("en")


@pytest.fixture(autouse=True)
def no_stray_log(caplog, request):
    """A warning or worse in the log fails the test, unless it is marked `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    stray = [record for when in ("setup", "call") for record in caplog.get_records(when) if record.levelno >= logging.WARNING]
    assert not stray, f"stray log records: {[record.getMessage() for record in stray]}"
