"""What a view of the page shows, read at once; and what it says when there is nothing."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sankul.operations.mentoring import find_draft, find_latest
from sankul.operations.mentoring_circles import CircleRow, list_circles
from sankul.operations.mentoring_preview import Preview, preview
from sankul.operations.mentoring_sources import count_unplaced
from sankul.rules.mentoring_costs import Weights
from sankul.rules.people import RoleName
from sankul.text import N_, _
from sankul.ui.empty import Empty

if TYPE_CHECKING:
    from sankul.operations.store import Store, Work
    from sankul.rules.programmes import Programme

NO_TEACHERS = Empty(
    N_("No teachers yet"), N_("Bring in the list of teachers, then propose their mentors here."), "users"
)
NO_MENTORS = Empty(
    N_("No mentors yet"), N_("Bring in the list of mentors, then propose who goes to whom."), "user-plus"
)
NO_CIRCLES = Empty(
    N_("No circles yet"), N_("Propose mentors for all teachers; nothing changes before you commit."), "network"
)
NO_DRAFT = Empty(
    N_("Nothing is proposed"), N_("A proposal stands here beside the present state until you commit it."), "network"
)
NONE_SO = Empty(N_("Nobody here"), N_("No teacher of the proposal is in this state."), "list-filter")


@dataclass(frozen=True, slots=True)
class Shown:
    """What was read for a view. `unplaced` teachers are in no circle; the draft is there only in its view."""

    is_draft: bool = False
    circles: tuple[CircleRow, ...] = ()
    preview: Preview | None = None
    weights: Weights = field(default_factory=Weights)
    has_draft: bool = False
    teachers: int = 0
    mentors: int = 0
    unplaced: int = 0

    def circles_text(self) -> str:
        """How the circles stand, in a sentence."""
        if not self.circles:
            return _("A proposal waits in the draft.") if self.has_draft else ""
        seated = sum(each.load for each in self.circles)
        said = _("{circles} circles of {n} teachers.").format(circles=len(self.circles), n=seated)
        if self.unplaced:
            said += " " + _("Teachers without a circle: {n}.").format(n=self.unplaced)
        return said + (" " + _("A proposal waits in the draft.") if self.has_draft else "")


def read_circles(work: "Work", store: "Store", programme: "Programme | None") -> Shown:
    """All circles of the programme; without any programme there is nothing to show."""
    if programme is None:
        return Shown()
    rows, unplaced = list_circles(store, programme.name), count_unplaced(work, programme)
    return replace(_read_both(work, programme), circles=rows, unplaced=unplaced)


def read_draft(work: "Work", store: "Store", programme: "Programme | None") -> Shown:
    """The draft of the programme, if one waits."""
    if programme is None:
        return Shown(is_draft=True)
    return replace(_read_both(work, programme), is_draft=True, preview=preview(store, programme.name))


def _read_both(work: "Work", programme: "Programme") -> Shown:
    latest = find_latest(work, programme)
    return Shown(
        weights=Weights.from_texts(latest.weights) if latest else Weights(),
        has_draft=find_draft(work, programme) is not None,
        teachers=work.roles.count(role=RoleName.TEACHER),
        mentors=work.roles.count(role=RoleName.MENTOR),
    )


def empty_of(shown: Shown) -> Empty:
    """Why there is nothing: the first thing that is missing."""
    if not shown.teachers:
        return NO_TEACHERS
    if not shown.mentors:
        return NO_MENTORS
    if not shown.is_draft:
        return NO_CIRCLES
    return NONE_SO if shown.preview else NO_DRAFT
