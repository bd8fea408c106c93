"""Claims in the window: prepare, prove, export, advance, rates; refusals, undo, empty states, the other language."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sankul.operations.claims import list_claims, prepare
from sankul.operations.programmes import ProgrammeDates, create_programme
from sankul.operations.rates import list_rates, save_rate
from sankul.rules.claims import ClaimState, Rate, RateUnit
from sankul.ui.claims.search import find_claims
from sankul.ui.claims.waiting import count_waiting
from sankul.ui.empty import EmptyState
from sankul.ui.reports import Report

from .seen import said, words

CTRL = Qt.KeyboardModifier.ControlModifier


def rate(role, head, paise, unit, **more):
    return Rate(
        role=role, head=head, head_hi=f"{head} हिन्दी", amount_paise=paise, unit=unit, from_on=date(2026, 4, 1), **more
    )


@pytest.fixture
def rates(store):
    """500 a month for mentors, 200 a session for teachers who came twice or more."""
    save_rate(store, rate("mentor", "Communication", 50_000, RateUnit.MONTH, is_verified=True, order_number="77/2026"))
    save_rate(store, rate("teacher", "Refreshment", 20_000, RateUnit.SESSION, min_sessions=2))


@pytest.fixture
def page(full_window, autumn, rates):
    full_window.go("claims")
    full_window.jobs.wait()
    return full_window.page("claims")


@pytest.fixture
def prepared(full_window, page, store):
    """The claims of October as drafts."""
    prepare(store, "2026-10")
    full_window.jobs.wait()


def open_form(page, act):
    page.acts[act].trigger()
    page.shell.jobs.wait()
    return page.form


def choose(page, name):
    place = next(at for at in range(page.model.rowCount()) if page.model.index(at, 0).data() == name)
    page.table.choose(place)
    page.shell.jobs.wait()
    return words(page.pane)


def test_the_last_whole_month_is_offered_and_prepared_by_key(qtbot, full_window, page):
    empty = page.list.currentWidget()
    assert isinstance(empty, EmptyState)
    assert words(empty)[0] == "No claims in this month"
    assert page.month.months.currentText() == "October 2026"
    assert not page.month.foot.isVisible()
    qtbot.keyClick(full_window, Qt.Key.Key_N)
    full_window.jobs.wait()
    assert [row[:5] for row in page.rows_as_text()[1:]] == [
        ["Anjali Rao", "Refreshment", "4 × 200.00", "800.00", "800.00"],
        ["Bindu Soni", "Refreshment", "3 × 200.00", "600.00", "600.00"],
        ["Manoj Verma", "Communication", "1 × 500.00", "500.00", "500.00"],
    ]
    assert isinstance(page.form, Report)
    told = words(page.form)
    assert told[:2] == ["3 claims for October 2026", "₹ 1,900.00 – Rupees One Thousand Nine Hundred Only"]
    assert {"Who gets nothing: 1", "Kiran Bind"} <= set(told)
    assert page.month.total.text() == "Total ₹ 1,900.00"
    assert page.month.words.text() == "Rupees One Thousand Nine Hundred Only"


def test_what_somebody_should_look_at_stands_at_the_foot(page, prepared):
    told = words(page.month.foot)
    assert "The rate “Refreshment” is not verified: nobody has entered the order that allows it." in told
    assert any(line.startswith("People without a bank account: 2 (Anjali Rao, Bindu Soni)") for line in told)
    assert not any("Communication" in line for line in told)


def test_a_claim_shows_its_proof_and_a_masked_account(page, prepared):
    told = choose(page, "Manoj Verma")
    assert {"₹ 500.00 a month", "XXXX9012", "77/2026", "Proved by these sessions", "07.10.2026"} <= set(told)
    assert "Circle GKP-01, session 1" in told
    assert not any("00123456789012" in line for line in told)
    told = choose(page, "Bindu Soni")
    assert "No bank account: the place on the sheet stays blank." in told
    assert "28.10.2026" not in told


def test_preparing_is_undone(qtbot, full_window, page, prepared):
    assert page.model.rowCount() == 3
    qtbot.keyClick(full_window, Qt.Key.Key_Z, CTRL)
    full_window.jobs.wait()
    assert page.model.rowCount() == 0
    assert not page.month.foot.isVisible()


def test_without_a_rate_the_refusal_says_where_to_enter_it(full_window, store, autumn):
    full_window.go("claims")
    full_window.jobs.wait()
    full_window.page("claims").acts["claims.prepare"].trigger()
    full_window.jobs.wait()
    assert said(full_window)[0].startswith("No rate is in force in 2026-10.")


def test_without_a_session_there_is_no_month(full_window, store):
    full_window.go("claims")
    full_window.jobs.wait()
    page = full_window.page("claims")
    for act in ("prepare", "export", "advance"):
        page.acts[f"claims.{act}"].trigger()
    assert said(full_window) == [
        "No session was held yet. Mark the attendance of a session first; then its month can be claimed."
    ]
    assert not page.month.months.isEnabled()


def test_sheets_are_exported_and_shown(qtbot, full_window, page, prepared, tmp_path):
    form = open_form(page, "claims.export")
    form.fields["folder"].edit.setText(str(tmp_path / "sheets"))
    form.send()
    full_window.jobs.wait()
    paper = full_window._stack.currentWidget()
    assert paper.path == tmp_path / "sheets" / "acquittance-roll-2026-10-en.pdf"
    assert paper.document.pageCount() >= 2
    qtbot.keyClick(full_window, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.isVisible)
    told = words(page.form)
    assert told[0] == "The sheets were written"
    assert {"claims-2026-10.xlsx", "payees-2026-10.csv"} <= set(told)


def test_nothing_to_export_is_refused(full_window, page, tmp_path):
    form = open_form(page, "claims.export")
    form.fields["folder"].edit.setText(str(tmp_path / "sheets"))
    form.send()
    full_window.jobs.wait()
    assert said(full_window)[0].startswith("There are no claims for 2026-10")
    assert form.submit.isEnabled()
    assert not (tmp_path / "sheets").exists()


def test_only_the_next_steps_are_offered(full_window, page, prepared, store):
    form = open_form(page, "claims.advance")
    offered = [form.to.box.itemText(at) for at in range(form.to.box.count())]
    assert offered == ["Attendance closed (3)"]
    assert form.submit.text() == "Advance claims (3)"
    form.send()
    full_window.jobs.wait()
    assert page.form is None
    assert {row.claim.state for row in list_claims(store, "2026-10")} == {ClaimState.ATTENDANCE_CLOSED}
    form = open_form(page, "claims.advance")
    offered = [form.to.box.itemText(at) for at in range(form.to.box.count())]
    assert offered == ["Verified by the block (3)", "Returned (3)"]


def test_own_claims_and_unexplained_returns_are_refused_under_their_fields(full_window, page, prepared, store):
    open_form(page, "claims.advance").send()
    full_window.jobs.wait()
    form = open_form(page, "claims.advance")
    form.by.edit.setText("मनोज वर्मा")
    form.send()
    full_window.jobs.wait()
    assert form.by.line.text().startswith("मनोज वर्मा cannot decide on the own claim.")
    assert not form.reason.isVisible()
    form.to.box.setCurrentIndex(1)
    form.send()
    assert form.reason.line.text() == "Say why the claims are returned, so that they can be put right."
    form.reason.edit.setPlainText("Session 4 was cancelled")
    form.send()
    full_window.jobs.wait()
    assert page.form is None
    assert "Session 4 was cancelled" in choose(page, "Anjali Rao")
    assert page.month.total.text() == "Total ₹ 0.00"


def test_nothing_to_advance_is_said(full_window, page):
    page.acts["claims.advance"].trigger()
    assert said(full_window)[0].startswith("No claim of this month can take a further step.")


def test_rates_are_added_checked_and_undone(qtbot, full_window, page, store):
    qtbot.keyClick(full_window, Qt.Key.Key_N, CTRL)
    full_window.jobs.wait()
    assert page.view.key == "rates"
    form = page.form
    form.send()
    assert form.fields["head"].line.text().startswith("Enter the head")
    assert form.fields["amount_paise"].line.text() == "Enter an amount above zero."
    form.fields["head"].edit.setText("Travel")
    form.fields["amount_paise"].edit.setText("1,2345")
    form.verified.box.setChecked(True)
    form.send()
    assert form.fields["amount_paise"].line.text().startswith("“1,2345” is not an amount.")
    assert form.fields["order_number"].line.text().startswith("Enter the number of the order")
    form.fields["amount_paise"].edit.setText("१,२५०.५०")
    form.fields["order_number"].edit.setText("12/2026")
    form.send()
    full_window.jobs.wait()
    assert page.form is None
    (saved,) = page.selected()
    assert (saved.head, saved.amount_paise, saved.from_on, saved.until_on) == (
        "Travel",
        125_050,
        date(2026, 11, 1),
        None,
    )
    assert (saved.state_code, saved.is_verified) == ("9", True)
    qtbot.keyClick(full_window, Qt.Key.Key_Z, CTRL)
    full_window.jobs.wait()
    assert [each.head for each in list_rates(store)] == ["Communication", "Refreshment"]


def test_a_rate_is_changed_and_ended(full_window, page, store):
    page.show_view("rates")
    full_window.jobs.wait()
    choose(page, "Mentor")
    form = open_form(page, "claims.rate_change")
    assert form.fields["amount_paise"].value() == "500.00"
    assert not form.until_on.isVisible()
    form.has_end.box.setChecked(True)
    assert form.until_on.isVisible()
    form.until_on.box.setDate(form.until_on.box.date().addMonths(-1))
    form.send()
    assert form.until_on.line.text().startswith("The rate ends before it begins.")
    form.until_on.box.setDate(form.until_on.box.date().addMonths(1))
    form.send()
    full_window.jobs.wait()
    assert list_rates(store)[0].until_on == date(2026, 5, 1)
    assert "April 2026 – April 2026" in [row[4] for row in page.rows_as_text()]


def test_a_rate_that_overlaps_is_refused_under_its_month(full_window, page):
    form = open_form(page, "claims.rate_add")
    form.fields["head"].edit.setText("Communication")
    form.fields["amount_paise"].edit.setText("600")
    form.fields["role"].box.setCurrentIndex(1)
    form.send()
    full_window.jobs.wait()
    assert page.form is None  # the state's rate stands beside the general one
    form = open_form(page, "claims.rate_add")
    form.fields["head"].edit.setText("Communication")
    form.fields["amount_paise"].edit.setText("700")
    form.fields["role"].box.setCurrentIndex(1)
    form.send()
    full_window.jobs.wait()
    assert form.from_on.line.text().startswith("“Communication” has another rate from 01.11.2026")
    form.cancel.click()


def test_each_view_has_its_own_buttons(full_window, page):
    def shown():
        return [
            button.objectName()
            for button in page.bar.findChildren(QPushButton)
            if button.isVisible() and button.objectName()
        ]

    assert shown() == ["claims.export", "claims.advance", "claims.prepare"]
    page.segments.buttons["rates"].click()
    full_window.jobs.wait()
    assert shown() == ["claims.rate_change", "claims.rate_add"]


def test_an_open_form_holds_the_view(full_window, page):
    form = open_form(page, "claims.rate_add")
    form.fields["head"].edit.setText("Half typed")
    page.segments.buttons["month"].click()
    assert page.view.key == "rates"
    assert page.segments.buttons["rates"].isChecked()
    assert said(full_window) == ["Save or cancel the open form first."]


def test_drafts_of_months_gone_by_wait(full_window, page, prepared, store):
    with store.reading() as work:
        assert count_waiting(work) == 3
    open_form(page, "claims.advance").send()
    full_window.jobs.wait()
    with store.reading() as work:
        assert count_waiting(work) == 0


def test_search_finds_people_in_both_scripts_and_shows_their_month(full_window, page, prepared, store):
    page.show_view("rates")
    full_window.jobs.wait()
    with store.reading() as work:
        (found,) = find_claims(work, "manoj")
        assert [each.row_id for each in find_claims(work, "मनोज")] == [found.row_id]
    assert (found.title, found.hint) == ("Manoj Verma", "October 2026, ₹ 500.00, Draft")
    full_window.go("claims", found.row_id)
    full_window.jobs.wait()
    assert [row.person.name for row in page.selected()] == ["Manoj Verma"]


def test_going_to_a_claim_of_another_month_shows_that_month(full_window, page, prepared, store, monkeypatch):
    wanted = list_claims(store, "2026-10")[0]
    page.month.months.addItem("September 2026", date(2026, 9, 1))
    page.month.month_on = date(2026, 9, 1)
    full_window.go("claims", wanted.id)
    full_window.jobs.wait()
    assert page.month.month_on == date(2026, 10, 1)
    assert [row.id for row in page.selected()] == [wanted.id]


def test_a_claim_of_another_programme_says_where_it_is(full_window, page, prepared, store):
    wanted = list_claims(store, "2026-10")[0]
    create_programme(store, "Numeracy", ProgrammeDates(date(2026, 9, 1), date(2027, 8, 31)))
    full_window.context.settings.programme = "Numeracy"
    full_window.go("claims", wanted.id)
    full_window.jobs.wait()
    assert said(full_window)[-1].startswith("This belongs to the programme “Foundational Literacy 2026-27”.")


def test_the_other_language_keeps_the_claim(qtbot, full_window, page, prepared):
    choose(page, "Manoj Verma")
    qtbot.keyClick(full_window, Qt.Key.Key_L, CTRL)
    full_window.jobs.wait()
    anew = full_window.page("claims")
    assert anew is not page
    assert [row.person.name for row in anew.selected()] == ["Manoj Verma"]
    assert anew.month.words.text() == "रुपये एक हजार नौ सौ मात्र"
    assert anew.rows_as_text()[1][1] == "Refreshment हिन्दी"
