"""Declared acts: every one has a label, and no two share a key where both are heard."""

import pytest

from sankul.ui.actions import declared
from sankul.ui.rooms import ROOMS, has_page, resolve
from sankul.ui.window import MainWindow

BUILT = list(filter(has_page, ROOMS))
ROOM_KEYS = [f"Ctrl+{place}" for place in range(1, 10)]


def keys(owner):
    return [key for known in declared(owner) for key in known.shortcut.split(" | ") if key]


@pytest.mark.parametrize("room", BUILT, ids=lambda room: room.key)
def test_no_two_acts_share_a_key(room):
    heard = keys(MainWindow) + ROOM_KEYS + keys(resolve(room.page))
    assert len(heard) == len(set(heard))


@pytest.mark.parametrize(
    "owner", [MainWindow, *(resolve(room.page) for room in BUILT)], ids=lambda owner: owner.__name__
)
def test_every_act_has_a_label_and_a_name(owner):
    acts = declared(owner)
    assert all(known.label and known.name for known in acts)
    assert len({known.name for known in acts}) == len(acts)


@pytest.mark.parametrize("room", BUILT, ids=lambda room: room.key)
def test_at_most_one_act_is_the_main_one_of_what_is_seen(room):
    """A page with views shows the acts of the view that is seen."""
    page = resolve(room.page)
    mains = {known.name for known in declared(page) if known.primary}
    for shown in [view.acts for view in getattr(page, "view_types", ())] or [mains]:
        assert len(mains & shown) <= 1


def test_icons_of_acts_and_rooms_are_shipped():
    from sankul.places import resource

    named = {room.icon for room in ROOMS} | {
        known.icon for room in BUILT for known in declared(resolve(room.page)) if known.icon
    }
    assert all(resource("icons", f"{name}.svg").is_file() for name in named)


def test_inherited_acts_come_last(halls_page):
    assert [known.name for known in declared(halls_page)][-3:] == ["list.save", "list.print", "list.filter"]
