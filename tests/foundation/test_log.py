"""The log: says where, never about whom."""

import logging

import pytest

from sankul.log import log_bug, start_log, trace


def fail(name):
    raise ValueError(f"bad {name}")


def caught():
    try:
        fail("Sunita Devi")
    except ValueError as error:
        return error


def test_a_trace_has_places_and_no_message():
    lines = trace(caught()).splitlines()
    assert lines[-1] == "ValueError"
    assert lines[-2].startswith("test_log.py:")
    assert lines[-2].endswith("in fail")
    assert "Sunita" not in "".join(lines)


@pytest.mark.expects_log
def test_a_bug_is_written(tmp_path):
    log = logging.getLogger("sankul")
    before = list(log.handlers)
    start_log(tmp_path)
    log_bug(caught())
    for handler in set(log.handlers) - set(before):
        log.removeHandler(handler)
        handler.close()
    written = (tmp_path / "sankul.log").read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "Sunita" not in written
