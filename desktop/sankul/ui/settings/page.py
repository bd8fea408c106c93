"""Settings: how the program looks on this PC, the facts of the office, and what the program knows about itself."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sankul.clock import financial_year, today
from sankul.operations.issuer_keys import KeyRing, key_ring
from sankul.operations.offices import signatories_in_order, the_office
from sankul.rules.certificates import next_sequence
from sankul.rules.holidays import Holiday
from sankul.rules.offices import Office, Signatory
from sankul.text import N_
from sankul.ui.forms import WIDEST
from sankul.ui.page import Page
from sankul.ui.parts import scrolled
from sankul.ui.place import Place, read_place
from sankul.ui.settings.about import AboutSection
from sankul.ui.settings.holidays import HolidaysSection
from sankul.ui.settings.issuer_keys import KeySection, TrustSection
from sankul.ui.settings.look import LookSection
from sankul.ui.settings.office import OfficeSection
from sankul.ui.settings.programmes import ProgrammesSection
from sankul.ui.settings.safety import SafetySection
from sankul.ui.settings.sections import Section, rule
from sankul.ui.settings.signatories import SignatoriesSection
from sankul.ui.theme import scaled

if TYPE_CHECKING:
    from sankul.operations.store import Work


@dataclass(frozen=True, slots=True)
class Known:
    """What the page shows. `sequence` is that of the next certificate."""

    office: Office
    signatories: tuple[Signatory, ...]
    holidays: tuple[Holiday, ...]
    place: Place
    ring: KeyRing
    sequence: int
    is_protected: bool
    kept_in: str


class SettingsPage(Page):
    """Sections in one column; `select` takes the key of one, such as "holidays"."""

    title = N_("Settings")
    listens: ClassVar[frozenset[str]] = frozenset(
        {"offices", "signatories", "programmes", "holidays", "certificates", "issuer_keys", "withdrawals"}
    )

    def build(self) -> None:
        """One scrolled column, at most a form wide."""
        self.look = LookSection(self.shell)
        self.office = OfficeSection(self.shell)
        self.signatories = SignatoriesSection(self.shell)
        self.programmes = ProgrammesSection(self.shell)
        self.holidays = HolidaysSection(self.shell)
        self.keys = KeySection(self.shell)
        self.trust = TrustSection(self.shell)
        self.safety = SafetySection(self.shell)
        self.sections: dict[str, Section] = {
            "look": self.look,
            "office": self.office,
            "signatories": self.signatories,
            "programmes": self.programmes,
            "holidays": self.holidays,
            "keys": self.keys,
            "trust": self.trust,
            "safety": self.safety,
            "about": AboutSection(self.shell),
        }
        sheet = QWidget()
        sheet.setMaximumWidth(scaled(WIDEST))
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, 0, 24)
        rows.setSpacing(0)
        for at, section in enumerate(self.sections.values()):
            if at:
                rows.addWidget(rule())
            rows.addWidget(section)
        rows.addStretch(1)
        holder = QWidget()
        around = QHBoxLayout(
            holder
        )  # a column of boxes would ask for the height at the page's width, not at the sheet's
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(sheet, 100)
        around.addStretch(1)
        self.area = scrolled(holder)
        self.body.addWidget(self.area)
        self._wanted = ""

    def load(self, work: "Work") -> Known:
        """Read all sections."""
        store = self.shell.context.store
        return Known(
            office=the_office(work),
            signatories=signatories_in_order(work),
            holidays=tuple(sorted(work.holidays.where(), key=lambda each: (each.from_on, each.id))),
            place=read_place(work, self.shell.programme),
            ring=key_ring(work),
            sequence=next_sequence(work.certificates.where(financial_year=financial_year(today()))),
            is_protected=store.is_protected,
            kept_in=store.place,
        )

    def display(self, data: Known) -> None:
        """Hand each section its part."""
        self.office.display(data.office, data.sequence)
        self.signatories.display(data.office, data.signatories)
        self.programmes.display(data.place.programmes, data.place.programme)
        self.holidays.display(data.office, data.holidays)
        self.keys.display(data.ring)
        self.trust.display(data.ring)
        self.safety.display(is_protected=data.is_protected, place=data.kept_in)
        if self._wanted:
            QTimer.singleShot(0, self, self._show_wanted)

    def select(self, row_id: str) -> None:
        """Scroll to a section."""
        self._wanted = row_id
        QTimer.singleShot(0, self, self._show_wanted)

    def has_unsaved(self) -> bool:
        """See Page."""
        return any(section.has_unsaved() for section in self.sections.values())

    def state(self) -> dict[str, Any]:
        """See Page; the keyboard stays at the choice that had everything built anew."""
        return {"choice": next((each.name for each in self.look.fields if each.control.hasFocus()), "")}

    def restore(self, state: dict[str, Any]) -> None:
        """See Page."""
        for field in self.look.fields:
            if field.name == state["choice"]:
                QTimer.singleShot(0, field.control, field.control.setFocus)

    def _show_wanted(self) -> None:
        section = self.sections.get(self._wanted)
        if section is not None and self.office.form is not None:
            self._wanted = ""
            self.area.verticalScrollBar().setValue(section.y())
