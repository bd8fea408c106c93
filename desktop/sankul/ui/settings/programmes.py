"""The programmes of the office, and which one is shown."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from sankul.clock import financial_year, said_day, today
from sankul.errors import Refusal
from sankul.operations.programmes import ProgrammeBackwards, ProgrammeDates, ProgrammeNameless, create_programme
from sankul.rules.programmes import Programme
from sankul.text import _, language
from sankul.ui.fields import DateField, TextField
from sankul.ui.forms import Form
from sankul.ui.parts import button
from sankul.ui.settings.sections import EntryLine, ListSection

if TYPE_CHECKING:
    from sankul.ui.context import Shell


class ProgrammeForm(Form):
    """Asks the names and the first and last day of a new programme; a year from April when nothing was typed before."""

    def __init__(self, title: str, typed: Mapping[str, Any], intro: str = "") -> None:
        first = date(int(financial_year(today())[:4]), 4, 1)
        self.first = DateField("first", _("First day"), typed.get("first", first))
        last = typed.get("until_on", date(first.year + 1, 3, 31))
        super().__init__(
            title,
            [
                TextField("name", _("Name"), typed.get("name", ""), validate=_check_name),
                TextField("name_hi", _("Name in Hindi"), typed.get("name_hi", "")),
                self.first,
                DateField("until_on", _("Last day"), last, validate=self._check_last),
            ],
            _("Make the programme"),
            intro=intro,
        )

    def dates(self) -> ProgrammeDates:
        """The first and the last day."""
        return ProgrammeDates(self.first.value(), self.fields["until_on"].value())

    def _check_last(self, last: date) -> Refusal | None:
        first = self.first.value()
        if last >= first:
            return None
        return ProgrammeBackwards(first=said_day(first), last=said_day(last))


def _check_name(name: str) -> Refusal | None:
    return None if name else ProgrammeNameless()


class ProgrammesSection(ListSection):
    """`shown` is the name of the programme that all pages show."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(
            shell, _("Programmes"), _("Circles, sessions, certificates and claims belong to one. All pages show one.")
        )
        self.foot.add(button(_("Make a programme"), self.make, sign="plus"))

    def display(self, programmes: Sequence[Programme], shown: str) -> None:
        """Show the programmes, the newest first."""
        lines = [self._line(each, is_shown=each.name == shown) for each in reversed(programmes)]
        self.fill(lines, _("There is no programme yet. Make the first one."))

    def make(self) -> None:
        """Open the form of a new programme."""
        form = ProgrammeForm(_("Make a programme"), {})
        form.submitted.connect(partial(self._make, form))
        self.show_form(form)

    def _make(self, form: ProgrammeForm, values: dict[str, Any]) -> None:
        store, dates = self.shell.context.store, form.dates()
        self.act(
            lambda: create_programme(store, values["name"], dates, values["name_hi"]),
            lambda _programme: self.close_form(),
            _("Make the programme"),
            form,
        )

    def _line(self, programme: Programme, *, is_shown: bool) -> EntryLine:
        name, name_hi = programme.name, programme.name_hi
        words = (name_hi or name) if language() == "hi" else name
        last = programme.until_on - timedelta(days=1)
        soft = _("{first} to {last}").format(first=said_day(programme.from_on), last=said_day(last))
        if is_shown:
            return EntryLine(words, soft, (), (_("Shown"), "accent"))
        return EntryLine(words, soft, [(_("Show this one"), partial(self.shell.show_programme, name))])
