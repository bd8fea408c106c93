"""The forms of dated roles: give one, end it, correct its days."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sankul.clock import said_day, today
from sankul.errors import Refusal
from sankul.rules.people import ROLE_LABELS, Role, RoleName
from sankul.rules.roles import lapses_on
from sankul.text import N_, _
from sankul.ui.fields import ChoiceField, DateField
from sankul.ui.forms import Form
from sankul.ui.people.shown import said_period

if TYPE_CHECKING:
    from sankul.operations.people_pages import HeldRole

OPEN, LAPSES, CHOSEN = "open", "lapses", "chosen"


class NoRoleToEnd(Refusal):
    """Every role of the person has an end already, or there is none."""

    message = N_("{person} has no role that could end. Add one first.")


class RoleForm(Form):
    """A new role, or other days for `role`. Posts lapse on 31 March: that day is offered as the last."""

    def __init__(self, name: str, role: Role | None = None, first_on: date | None = None) -> None:
        self._role = role
        first = role.from_on if role else (first_on or today())
        last = role.until_on - timedelta(days=1) if role and role.until_on else lapses_on(first)
        roles = [(each, _(ROLE_LABELS[each])) for each in RoleName]
        which = [] if role else [ChoiceField("role", _("Role"), roles, RoleName.MENTOR)]
        kind = OPEN if not role or role.until_on is None else CHOSEN
        title, word = (_("Correct the days"), _("Save")) if role else (_("Add a role"), _("Add the role"))
        intro = f"{name} · {_(ROLE_LABELS[role.role])}" if role else name
        end = ChoiceField("end", _("It ends"), self._ends(first), kind)
        fields = [*which, DateField("from_on", _("First day"), first), end, DateField("until_on", _("Last day"), last)]
        super().__init__(title, fields, word, intro=intro)
        self.fields["end"].changed.connect(self._follow)
        self.fields["from_on"].changed.connect(self._move_lapse)
        self._follow()

    @staticmethod
    def _ends(first: date) -> list[tuple[str, str]]:
        lapse = _("on {day}, as ARP posts do").format(day=said_day(lapses_on(first)))
        return [(OPEN, _("not yet")), (LAPSES, lapse), (CHOSEN, _("on another day"))]

    def last_on(self) -> date | None:
        """The last day as the form now says; None: the role is held still."""
        values = self.values()
        lapse = lapses_on(values["from_on"])
        chosen: date = values["until_on"]
        return {OPEN: None, LAPSES: lapse, CHOSEN: chosen}[values["end"]]

    def _follow(self) -> None:
        """The field of the last day is there when it is to be chosen."""
        self.fields["until_on"].setVisible(self.fields["end"].value() == CHOSEN)

    def _move_lapse(self) -> None:
        end = self.fields["end"]
        assert isinstance(end, ChoiceField)
        end.box.setItemText(1, self._ends(self.fields["from_on"].value())[1][1])


def end_role_form(name: str, roles: "Sequence[HeldRole]") -> Form:
    """Ask which of the roles that are still held ends with which day. Raises NoRoleToEnd."""
    still = [each for each in roles if each.role.until_on is None or each.role.until_on > today()]
    if not still:
        raise NoRoleToEnd(person=name)
    choices = [(each.role.id, _said(each)) for each in still]
    fields = [ChoiceField("role", _("Role"), choices), DateField("until_on", _("Last day"), today())]
    return Form(_("End a role"), fields, _("End the role"), intro=name)


def _said(held: "HeldRole") -> str:
    return f"{_(ROLE_LABELS[held.role.role])}, {said_period(held.role.from_on, held.role.until_on)}"
