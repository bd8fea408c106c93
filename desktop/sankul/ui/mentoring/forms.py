"""Forms of the draft: what counts how much, and the move to another mentor with its points."""

from collections.abc import Sequence
from dataclasses import asdict

from sankul.operations.mentoring_drafts import Choice
from sankul.operations.mentoring_preview import PreviewRow
from sankul.rules.mentoring_costs import MOST_POINTS, WEIGHT_LABELS, Weights
from sankul.text import _
from sankul.ui.fields import NumberField
from sankul.ui.forms import Form
from sankul.ui.mentoring.circles import load_text
from sankul.ui.parts import label
from sankul.ui.pick_fields import GivenField, Proposal


def weights_form(weights: Weights) -> Form:
    """A number for each wish; its values are those of Weights."""
    points = asdict(weights)
    fields = [NumberField(name, _(said), points[name], high=MOST_POINTS) for name, said in WEIGHT_LABELS.items()]
    intro = _(
        "Points for what is to be avoided: the more points, the more it is avoided. 0 means that it does not count."
    )
    return Form(_("What counts"), fields, _("Propose with these points"), intro=intro)


def extra_text(extra: int) -> str:
    """A difference of points in words."""
    if extra == 0:
        return _("Not a point more or fewer than now.")
    return (_("{n} points more than now.") if extra > 0 else _("{n} points fewer than now.")).format(n=abs(extra))


class MoveForm(Form):
    """Another mentor for one teacher; what the choice costs is said at once."""

    def __init__(self, row: PreviewRow, choices: Sequence[Choice], wanted: str = "") -> None:
        """`wanted` is the mentor who is chosen at first; empty: the one with the fewest points."""
        self._choices = {each.mentor.id: each for each in choices}
        self.mentor = GivenField(
            "mentor", _("New mentor"), list(map(_proposal, choices)), wanted or choices[0].mentor.id
        )
        now = _("Now with {mentor}.").format(mentor=row.mentor) if row.mentor else _("Now with nobody.")
        super().__init__(_("Move {teacher}").format(teacher=row.teacher), [self.mentor], _("Move"), intro=now)
        self.cost = label("", "strong")
        self._rows.insertWidget(self._rows.indexOf(self.mentor) + 1, self.cost)
        self.mentor.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        choice = self._choices.get(self.mentor.value() or "")
        said = choice.obstacle or extra_text(choice.extra) if choice else ""
        self.cost.setText(said)
        self.mentor.control.setAccessibleDescription(said)


def _proposal(choice: Choice) -> Proposal:
    """A mentor with the load; found by name in both scripts."""
    mentor = choice.mentor
    return Proposal(mentor.id, f"{mentor.mentor} · {load_text(mentor)}", words=choice.names)
