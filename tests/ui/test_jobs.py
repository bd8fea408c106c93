"""Work off the screen's thread: order, answers, progress, cancel, and answers for pages that are gone."""

import sys
import threading
from time import monotonic

import pytest
from PySide6.QtCore import QObject

from sankul.ui.jobs import SWITCH_SECONDS, Jobs
from sankul.ui.strip import LATE_SECONDS, ProgressStrip


@pytest.fixture
def jobs(qapp, store):
    made = Jobs(store)
    yield made
    made.close()


def test_answers_come_on_the_thread_of_the_screen(jobs):
    threads = []
    jobs.read(
        lambda work: threading.current_thread().name, lambda name: threads.append((name, threading.current_thread()))
    )
    jobs.act(
        lambda _progress: threading.current_thread().name,
        lambda name: threads.append((name, threading.current_thread())),
        what="x",
    )
    jobs.wait()
    assert sorted(threads, key=lambda pair: pair[0]) == [
        ("reader", threading.main_thread()),
        ("writer", threading.main_thread()),
    ]


def test_acts_come_one_after_the_other(jobs):
    order = []
    for number in range(20):
        jobs.act(lambda _progress, number=number: order.append(number), what="x")
    jobs.wait()
    assert order == list(range(20))


def test_a_newer_reading_makes_the_older_void(jobs):
    gate, shown = threading.Event(), []
    jobs.compute(gate.wait)
    owner = QObject()
    for number in range(3):
        jobs.read(lambda work, number=number: number, shown.append, owner=owner, key="list")
    gate.set()
    jobs.wait()
    assert shown == [2]


def test_long_thoughts_keep_nobody_waiting_and_show_no_progress(jobs):
    gate, shown = threading.Event(), []
    jobs.think(lambda _progress: gate.wait(), lambda _known: shown.append("thought"))
    assert jobs.current() is None
    done = threading.Event()
    jobs.read(lambda work: done.set(), lambda _result: shown.append("read"))
    assert done.wait(60)
    gate.set()
    jobs.wait()
    assert sorted(shown) == ["read", "thought"]


def test_a_thought_ends_with_the_window(qapp, store):
    jobs, begun, gate = Jobs(store), threading.Event(), threading.Event()

    def think(progress):
        begun.set()
        gate.wait()
        progress.step(1, 2)
        raise AssertionError

    jobs.think(think, None)
    assert begun.wait(60)
    threading.Timer(0.1, gate.set).start()
    jobs.close()


def test_an_answer_for_a_closed_page_is_dropped_and_its_error_said(jobs):
    from shiboken6 import delete

    owner, shown, failed = QObject(), [], []
    jobs.failed.connect(failed.append)
    gate = threading.Event()
    jobs.act(lambda _progress: gate.wait(), shown.append, what="x", owner=owner)
    jobs.act(lambda _progress: 1 // 0, shown.append, what="x", owner=owner, failed=shown.append)
    delete(owner)
    gate.set()
    jobs.wait()
    assert shown == []
    assert [type(error) for error in failed] == [ZeroDivisionError]


def test_late_progress_with_cancel(qtbot, jobs):
    strip = ProgressStrip(jobs)
    qtbot.addWidget(strip)
    reached, told = [], []

    def slow(progress):
        for number in range(1000):
            reached.append(number)
            progress.step(number, 1000)
            threading.Event().wait(0.02)

    began = monotonic()
    jobs.failed.connect(told.append)
    jobs.act(slow, told.append, what="Counting")
    qtbot.waitUntil(strip.isVisible)
    assert monotonic() - began > 0.6
    assert strip.what.text() == "Counting"
    assert strip.count.text().endswith(" of 1000")
    strip.cancel.click()
    jobs.wait()
    assert len(reached) < 500
    assert told == []
    assert not strip.isVisible()


def test_quick_work_shows_no_progress(qtbot, jobs, monkeypatch):
    strip, gate = ProgressStrip(jobs), threading.Event()
    qtbot.addWidget(strip)
    job = jobs.act(lambda _progress: gate.wait(), what="Quick")
    seen = []
    for moment in (LATE_SECONDS - 0.01, LATE_SECONDS + 0.01):
        monkeypatch.setattr("sankul.ui.strip.monotonic", lambda moment=moment: job.began + moment)
        strip._look()
        seen.append(strip.isVisible())
    gate.set()
    jobs.wait()
    assert seen == [False, True]
    assert not strip.isVisible()


def test_cancelled_acts_leave_the_store_alone(jobs, store, add_hall):
    def act(progress):
        with store.transaction("Make") as work:
            work.relabel("Make one")
            progress.step(1, 2)
        add_hall(store, "x", 1)

    gate = threading.Event()
    jobs.act(lambda _progress: gate.wait(), what="x")
    jobs.act(act, what="y").cancel()
    gate.set()
    jobs.wait()
    with store.reading() as work:
        assert work.spaces.count() == 0


def test_closing_waits_for_the_act_under_way(qapp, store, add_hall):
    jobs = Jobs(store)
    jobs.act(lambda _progress: (threading.Event().wait(0.1), add_hall(store, "Late", 1)), what="x")
    jobs.close()
    with store.reading() as work:
        assert work.spaces.count() == 1


def test_what_is_asked_for_after_closing_is_not_waited_for(qapp, store):
    closed = Jobs(store)
    closed.close()
    begun = []
    job = closed.act(lambda _progress: begun.append("act"), begun.append, what="x")
    closed.read(lambda _work: begun.append("reading"), begun.append)
    closed.wait()
    assert job.is_cancelled
    assert begun == []


def test_waiting_gives_up_on_a_job_that_does_not_end(jobs):
    gate = threading.Event()
    jobs.compute(gate.wait)
    with pytest.raises(TimeoutError):
        jobs.wait(0.05)
    gate.set()
    jobs.wait()


def test_the_screen_need_not_wait_long_for_a_worker(jobs):
    assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS)
