"""Likely duplicates in the window: the count, the queue, two entries side by side, and what the keys decide."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sankul.clock import said_day, today
from sankul.exchange.workbooks import Workbooks
from sankul.operations.people import save_person
from sankul.rules.mentoring import Circle, Member, Part
from sankul.rules.people import BankAccount, Person
from sankul.text import use_language
from sankul.ui.empty import EmptyState
from sankul.ui.people import duplicate_count
from sankul.ui.people.duplicate_list import said_names
from sankul.ui.people.duplicate_pair import ENTRY
from sankul.ui.people.duplicate_rows import ChoiceRow, SameRow

from .seen import words

PLACE = {"block": "Khorabar", "district_code": "148", "district": "Gorakhpur"}
KEYS = {"enter": Qt.Key.Key_Return, "right": Qt.Key.Key_Right, "left": Qt.Key.Key_Left, "down": Qt.Key.Key_Down}
KEYS |= {"t": Qt.Key.Key_T, "del": Qt.Key.Key_Delete}
KEYS |= {"up": Qt.Key.Key_Up, "space": Qt.Key.Key_Space, "n": Qt.Key.Key_N, "s": Qt.Key.Key_S, "esc": Qt.Key.Key_Escape}


@pytest.fixture
def twice(store, autumn):
    """Anjali Rao stands twice with two accounts, Kiran Bind three times, and Bindu Soni shares a mobile with a stranger."""
    with store.transaction("Enter some twice") as work:
        for name in ("Anjali Rao", "Bindu Soni"):
            mobile = {"Anjali Rao": "9800000001", "Bindu Soni": "9800000002"}[name]
            person = autumn[name]
            work.people.replace(Person(**{**_fields(person), "mobile": mobile}))
        added = [
            Person(name="ANJALI RAO", mobile="9800000001", employee_code="E7", **PLACE),
            Person(name="Zubair Wasti", mobile="9800000002", **PLACE),
            Person(name="Kiran Bind", mobile="9800000003", **PLACE),
            Person(name="KIRAN BIND", mobile="9800000003", **PLACE),
        ]
        work.people.add(*added)
        work.bank_accounts.add(
            BankAccount(person_id=autumn["Anjali Rao"].id, account="11111111111"),
            BankAccount(person_id=added[0].id, account="22222222222"),
        )
    return added


def _fields(row):
    return {name: getattr(row, name) for name in type(row).__dataclass_fields__}


@pytest.fixture
def page(full_window, twice):
    full_window.context.files["workbooks"] = Workbooks()
    full_window.go("people")
    full_window.jobs.wait()
    return full_window.page("people")


def settle(page):
    """Until readings, thoughts and what follows from them are done."""
    for _turn in range(3):
        page.shell.jobs.wait()


@pytest.fixture
def review(page):
    page.acts["people.duplicates"].trigger()
    settle(page)
    return page.reviewing


def press(qtbot, page, *names):
    for name in names:
        assert QApplication.focusWidget() is not None
        qtbot.keyClick(QApplication.focusWidget(), KEYS[name])
        settle(page)


def queue(review):
    return [said_names(pair) for pair in review.queue]


def shown(review):
    return said_names(review.pane.pair)


def person(store, id_):
    with store.reading() as work:
        return work.people.find(id_)


ALARM, ANJALI = "Bindu Soni – Zubair Wasti", "Anjali Rao – ANJALI RAO"


def test_the_page_says_how_many_wait_and_the_alarm_comes_first(page):
    page.duplicates.count()
    settle(page)
    assert page.duplicates.text() == "5 likely duplicates"
    page.duplicates.click()
    settle(page)
    review = page.reviewing
    assert queue(review)[0] == ALARM
    assert sorted(queue(review)[1:]) == [
        ANJALI,
        "Kiran Bind – KIRAN BIND",
        "Kiran Bind – KIRAN BIND",
        "Kiran Bind – Kiran Bind",
    ]
    assert "The same mobile number, but another name." in words(review.pane)
    assert not page.bar.isVisible()


def test_the_count_waits_until_nobody_changes_anything(page, store, monkeypatch):
    assert page.duplicates._timer.isActive()
    page.duplicates.count()
    settle(page)
    counted = page.duplicates.text()
    save_person(store, Person(name="Somebody Else", **PLACE))
    settle(page)
    assert page.duplicates.queue is None
    page.duplicates.fold(is_narrow=False)
    assert page.duplicates.text() == counted  # and not 0
    assert page.duplicates._timer.isActive()
    monkeypatch.setattr(duplicate_count, "MOST_COUNTED", 3)
    page.duplicates.hide()
    page.duplicates.count()
    settle(page)
    assert page.duplicates.queue is None
    assert not page.duplicates.isVisible()


def test_keys_choose_and_merge_and_the_next_pair_comes(qtbot, page, review, store, twice, autumn):
    press(qtbot, page, "s")
    assert shown(review) == ANJALI
    assert QApplication.focusWidget() is review.pane.rows["account"]
    press(qtbot, page, "enter")
    account = review.pane.rows["account"]
    assert "Both have a bank account, XXXX1111 and XXXX2222" in account.line.text()
    assert account.open_chip.isVisible()
    assert person(store, twice[0].id) is not None
    press(qtbot, page, "right")
    assert not account.line.isVisible()
    assert not account.open_chip.isVisible()
    assert "The account XXXX2222 stays; XXXX1111 gives way and is noted." in words(review.pane)
    press(qtbot, page, "up", "up")
    assert QApplication.focusWidget() is review.pane.rows["name_hi"]
    press(qtbot, page, "space")
    assert review.pane.rows["name_hi"].take == 1
    press(qtbot, page, "space", "up", "right", "enter")
    kept = person(store, autumn["Anjali Rao"].id)
    assert (kept.name, kept.name_hi, kept.employee_code) == ("ANJALI RAO", "अंजलि राव", "E7")
    assert person(store, twice[0].id) is None
    assert ANJALI not in queue(review)
    assert shown(review) == queue(review)[1]
    assert isinstance(QApplication.focusWidget(), ChoiceRow)
    assert page.shell.toast.label.text() == "ANJALI RAO merged into Anjali Rao"
    page.shell.toast.button.click()
    settle(page)
    assert shown(review) == ANJALI
    assert person(store, twice[0].id) is not None


def test_three_entries_of_one_person_are_one_pair_after_a_merge(qtbot, page, review):
    kirans = [name for name in queue(review) if name.startswith("K")]
    assert len(kirans) == 3
    while not shown(review).startswith("K"):
        press(qtbot, page, "s")
    press(qtbot, page, "enter")
    assert len([name for name in queue(review) if "iran" in name or "KIRAN" in name]) == 1


def test_n_tells_two_people_apart_and_opens_no_form(qtbot, page, review):
    assert shown(review) == ALARM
    press(qtbot, page, "n")
    assert ALARM not in queue(review)
    assert page.form is None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(page)
    assert queue(review)[0] == ALARM


def apart_lines(review):
    return [tuple(line) for line in review.apart.model.rows_as_text()[1:]]


def test_pairs_told_apart_are_kept_in_a_list_and_taken_back(qtbot, page, review, store):
    pair = said_names(review.current())
    waiting = len(review.queue)
    press(qtbot, page, "n")
    press(qtbot, page, "t")
    (line,) = apart_lines(review)
    assert line == (pair, "The same mobile number, but another name.", said_day(today()), store.actor)
    assert (review.head.count.text(), review.apart.table.hasFocus()) == ("1 pair", True)
    assert not review.head.merge.isVisible()
    press(qtbot, page, "s", "n")  # these letters decide nothing here
    assert len(apart_lines(review)) == 1
    press(qtbot, page, "del")
    assert apart_lines(review) == []
    assert "No pair was told apart yet" in words(review)
    assert store.entries(1)[0].sentence() == "“Not the same” taken back: Bindu Soni and Zubair Wasti"
    press(qtbot, page, "t")
    assert (len(review.queue), said_names(review.queue[0])) == (waiting, pair)
    assert review.head.merge.isVisible()
    store.undo()
    settle(page)
    assert len(review.queue) == waiting - 1
    press(qtbot, page, "t")
    assert [line[0] for line in apart_lines(review)] == [pair]


@pytest.mark.parametrize("act", ["merge", "tell_apart"])
def test_after_an_act_by_mouse_the_cursor_stays_in_the_review(qtbot, page, review, act):
    before = review.current()
    qtbot.mouseClick(getattr(review.head, act), Qt.MouseButton.LeftButton)
    settle(page)
    assert review.current() is not before
    assert review.isAncestorOf(page.window().focusWidget())


@pytest.mark.parametrize("keys", [("n",), ("n", "t")])
def test_a_change_leaves_the_cursor_where_somebody_types(qtbot, page, review, store, keys):
    press(qtbot, page, *keys)
    page.shell.open_palette()
    settle(page)
    palette = page.shell._palette.edit
    assert palette.hasFocus()
    store.undo()
    settle(page)
    assert apart_lines(review) == []
    assert palette.hasFocus()


def test_a_pair_told_apart_is_seen_side_by_side_again(qtbot, page, review, store):
    press(qtbot, page, "n", "t", "enter")
    assert not review.head.views.isVisible()
    assert review.pane.pair.likeness.is_alarm
    press(qtbot, page, "t")  # of two entries that were chosen there is no list
    assert review.view == "queue"


def test_another_language_keeps_the_pairs_told_apart(qtbot, page, review):
    press(qtbot, page, "n", "t")
    page.shell.switch_language()
    settle(page)
    page = page.shell.page("people")
    settle(page)
    try:
        assert page.reviewing.view == "apart"
        assert len(apart_lines(page.reviewing)) == 1
    finally:
        use_language("en")


def test_the_letters_decide_from_the_list_too(qtbot, page, review):
    review.table.setFocus()
    press(qtbot, page, "down")
    assert shown(review) == queue(review)[1]
    press(qtbot, page, "n")
    assert len(queue(review)) == 4
    review.table.setFocus()
    press(qtbot, page, "right")
    assert isinstance(QApplication.focusWidget(), ChoiceRow)


def test_another_entry_may_stay_and_what_was_chosen_stays_chosen(qtbot, page, review, autumn, twice):
    press(qtbot, page, "s")
    pane = review.pane
    pane.rows["name"].choose(1)
    pane.rows["account"].choose(0)
    settle(page)
    pane.rows[ENTRY].setFocus()
    press(qtbot, page, "right")
    pane = review.pane
    assert (pane.kept_id, pane.gone_id) == (twice[0].id, autumn["Anjali Rao"].id)
    assert (pane.rows["name"].take, pane.rows["account"].take) == (1, 0)
    assert QApplication.focusWidget() is pane.rows[ENTRY]
    assert "Roles: 1, Bank account: 1, Places in circles: 1, Attendance marks: 4" in " ".join(words(pane))
    press(qtbot, page, "enter")
    kept = person(page.shell.context.store, twice[0].id)
    assert (kept.name, kept.name_hi) == ("ANJALI RAO", "अंजलि राव")


def test_fields_that_agree_are_told_once_and_those_that_differ_are_choices(review, qtbot, page):
    press(qtbot, page, "s")
    alike = {row.label.text(): row.value.text() for row in review.pane.findChildren(SameRow) if row.isVisible()}
    assert alike == {"School and place": "Khorabar, Gorakhpur", "Mobile": "9800000001"}
    assert list(review.pane.rows) == [ENTRY, "name", "name_hi", "employee_code", "account"]
    assert "choose left, XXXX1111, or right, XXXX2222" in review.pane.rows["account"].accessibleName()
    assert "11111111111" not in " ".join(words(review))


def test_when_all_are_decided_nobody_stands_twice(qtbot, page, review):
    for _pair in range(5):
        press(qtbot, page, "n")
    assert [state.accessibleName() for state in review.findChildren(EmptyState) if state.isVisible()] == [
        "Nobody stands twice No two entries look like one person."
    ]
    assert page.duplicates.queue == ()
    press(qtbot, page, "esc")
    assert page.reviewing is None
    assert page.table.isVisible()


def test_back_in_the_list_what_was_merged_is_one_line(qtbot, page, review):
    while not shown(review).startswith("K"):
        press(qtbot, page, "s")
    press(qtbot, page, "enter", "esc")
    assert len([row for row in page.rows_as_text() if row[0].casefold() == "kiran bind"]) == 2
    assert not page.duplicates.isHidden()


def choose_rows(page, *names):
    flags = page.table.selectionModel().SelectionFlag
    page.table.clearSelection()
    for place, row in enumerate(page.rows_as_text()[1:]):
        if row[0] in names:
            page.table.selectionModel().select(page.model.index(place, 0), flags.Select | flags.Rows)
    settle(page)


def test_two_chosen_people_are_merged_and_the_list_comes_back(qtbot, page, store, autumn, twice):
    choose_rows(page, "Bindu Soni")
    assert not page.acts["people.merge"].isEnabled()
    choose_rows(page, "Bindu Soni", "Zubair Wasti", "Anjali Rao")
    assert not page.acts["people.merge"].isEnabled()
    choose_rows(page, "Bindu Soni", "Zubair Wasti")
    page.acts["people.merge"].trigger()
    settle(page)
    review = page.reviewing
    assert queue(review) == [ALARM]
    assert not review.table.isVisible()
    assert review.pane.rows["name"].take == 0
    press(qtbot, page, "enter")
    assert page.reviewing is None
    assert "Zubair Wasti" not in [row[0] for row in page.rows_as_text()]
    assert [row.name for row in page.selected()] == ["Bindu Soni"]
    store.undo()
    settle(page)
    assert "Zubair Wasti" in [row[0] for row in page.rows_as_text()]


def test_two_of_different_names_may_be_merged_too(qtbot, page, store):
    choose_rows(page, "Manoj Verma", "Zubair Wasti")
    page.acts["people.merge"].trigger()
    settle(page)
    press(qtbot, page, "n")
    assert page.reviewing is None
    with store.reading() as work:
        assert work.distinctions.count() == 1


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_one_chosen_person_is_merged_with_another_found_by_typing(qtbot, page, store):
    choose_rows(page, "Kiran Bind")
    page.table.choose([row[0] for row in page.rows_as_text()[1:]].index("Anjali Rao"))
    settle(page)
    page.acts["people.merge_with"].trigger()
    form = page.form
    form.send()
    assert "Choose the other entry" in form.fields["person"].line.text()
    field = form.fields["person"]
    qtbot.keyClicks(field.edit, "zubair")
    settle(page)
    assert len(field.proposals()) == 1
    field.popup.hide()
    field.take(field._proposals[0])
    form.send()
    settle(page)
    assert queue(page.reviewing) == ["Anjali Rao – Zubair Wasti"]


def test_what_forbids_the_merge_is_said_at_the_top(qtbot, page, review, store, autumn, twice):
    circle = Circle(
        programme_id=store_programme(store), code="GKP-02", name="2", district_code="148", district="Gorakhpur"
    )
    with store.transaction("Lead two circles") as work:
        work.circles.add(circle)
        work.members.add(
            Member(circle_id=circle.id, person_id=twice[1].id, part=Part.MENTOR, from_on=date(2026, 10, 1))
        )
    page.open_review(chosen=(autumn["Manoj Verma"].id, twice[1].id))
    settle(page)
    press(qtbot, page, "enter")
    pane = page.reviewing.pane
    assert any("The two entries lead GKP-01 and GKP-02" in word for word in words(pane))
    assert QApplication.focusWidget() is pane.rows[ENTRY]
    assert person(store, twice[1].id) is not None


def store_programme(store):
    with store.reading() as work:
        return work.programmes.first().id


def test_what_another_window_changes_is_seen(page, review, store, twice):
    save_person(store, Person(**{**_fields(twice[1]), "mobile": "9811111111"}))
    settle(page)
    assert ALARM not in queue(review)


def test_a_pair_that_is_gone_is_no_crash(qtbot, page, review, store, twice):
    review._acting = True  # the news of the removal has not come yet
    with store.transaction("Remove") as work:
        work.people.remove(twice[1])
    page.shell.jobs.wait()
    review._acting = False
    press(qtbot, page, "n")
    assert ALARM not in queue(review)


def test_another_language_keeps_the_pair(qtbot, page, review):
    press(qtbot, page, "s")
    page.shell.switch_language()
    settle(page)
    page = page.shell.page("people")
    settle(page)
    try:
        assert page.reviewing.pane.pair.one_names[0] == "Anjali Rao"
        assert "यह प्रविष्टि रहेगी" in words(page.reviewing.pane)
    finally:
        use_language("en")


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 576)])
def test_everything_is_seen_where_it_is_narrow(page, review, width, height):
    page.shell.setMinimumSize(0, 0)
    page.shell.resize(width, height)
    settle(page)
    for made in (review.head.merge, review.head.tell_apart, review.head.skip, review.head.back):
        assert made.isVisible()
        assert made.width() >= made.sizeHint().width()
    assert review.pane.width() <= review.places.width()


def test_what_must_be_chosen_is_seen_whole_where_it_is_low(qtbot, page, review):
    page.shell.setMinimumSize(0, 0)
    page.shell.resize(1024, 400)
    settle(page)
    press(qtbot, page, "s", "enter")
    qtbot.wait(1)
    row = QApplication.focusWidget()
    assert row is review.pane.rows["account"]
    assert row.line.isVisible()
    assert not row.visibleRegion().isEmpty()
    assert row.visibleRegion().boundingRect().height() == row.height()


def test_the_import_takes_the_place_of_the_review(page, review):
    page.open_import()
    assert page.reviewing is None
    page.open_review()
    settle(page)
    assert page.importing is None
