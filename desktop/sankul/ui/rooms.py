"""The rooms of the window, in the order of the sidebar and of Ctrl+1 to Ctrl+8. Their code is imported when it is needed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sankul.text import N_

if TYPE_CHECKING:
    from sankul.operations.store import Work


@dataclass(frozen=True, slots=True)
class Found:
    """An answer of the search: `group` is an N_ message ("People"), `row_id` is what the room selects."""

    group: str
    title: str
    hint: str
    room: str
    row_id: str


Search = Callable[["Work", str], Sequence[Found]]
Waiting = Callable[["Work"], int]


@dataclass(frozen=True, slots=True)
class Room:
    """`page`, `search` and `waiting` are written "module:name" below sankul.ui; the last two may be missing.

    A room `within` another one stands not in the sidebar; that one is marked there, and leads to it.
    `search(work, query)` returns what matches; `waiting(work)` counts what waits for a person there.
    """

    key: str
    title: str
    icon: str
    page: str
    search: str = ""
    waiting: str = ""
    within: str = ""


ROOMS = (
    Room("home", N_("Home"), "house", "home.page:HomePage"),
    Room("people", N_("People"), "users", "people.page:PeoplePage", search="people.search:find_people"),
    Room("schools", N_("Schools"), "school", "schools.page:SchoolsPage", within="people"),
    Room(
        "mentoring",
        N_("Mentoring"),
        "network",
        "mentoring.page:MentoringPage",
        waiting="mentoring.waiting:count_waiting",
    ),
    Room(
        "sessions",
        N_("Sessions"),
        "calendar-days",
        "sessions.page:SessionsPage",
        search="sessions.search:find_sessions",
        waiting="sessions.waiting:count_waiting",
    ),
    Room("spaces", N_("Spaces"), "door-open", "spaces.page:SpacesPage", search="spaces.search:find_spaces"),
    Room(
        "certificates",
        N_("Certificates"),
        "award",
        "certificates.page:CertificatesPage",
        search="certificates.search:find_certificates",
    ),
    Room(
        "claims",
        N_("Claims"),
        "receipt-indian-rupee",
        "claims.page:ClaimsPage",
        search="claims.search:find_claims",
        waiting="claims.waiting:count_waiting",
    ),
    Room("settings", N_("Settings"), "settings", "settings.page:SettingsPage"),
)


def listed(rooms: Sequence[Room]) -> tuple[Room, ...]:
    """The rooms that stand in the sidebar, and have a number."""
    return tuple(room for room in rooms if not room.within)


def has_page(room: Room) -> bool:
    """Whether the room's code is there; a room without it does not stand in the sidebar."""
    module = room.page.partition(":")[0].rpartition(".")[0]
    return find_spec(f"sankul.ui.{module}".rstrip(".")) is not None


def resolve(path: str) -> Any:
    """What "module:name" names, below sankul.ui."""
    module, _colon, name = path.partition(":")
    return getattr(import_module(f"sankul.ui.{module}"), name)
