"""Home: counts of what stands, and the way to it."""

from datetime import date

from PySide6.QtCore import Qt

from sankul.rules.people import Person, Role, RoleName


def test_cards_count_and_lead(qtbot, window, store):
    person = Person(name="Sunita", district_code="148", district="Gorakhpur")
    with store.transaction("Add") as work:
        work.people.add(person)
        work.roles.add(Role(person_id=person.id, role=RoleName.TEACHER, from_on=date(2026, 4, 1)))
    window.jobs.wait()
    cards = window.page("home").cards
    assert [card.accessibleName() for card in cards][:2] == [
        "Teachers: 1. in the register",
        "Mentors: 0. in the register",
    ]
    assert len(cards) == 6
    cards[0].setFocus()
    window.page("home").refresh()
    window.jobs.wait()
    assert window.page("home").cards[0].hasFocus()


def test_a_card_leads_to_its_room(qtbot, window, monkeypatch):
    gone = []
    monkeypatch.setattr(window, "go", lambda room, row_id="": gone.append(room))
    qtbot.mouseClick(window.page("home").cards[3], Qt.MouseButton.LeftButton)
    assert gone == ["sessions"]
