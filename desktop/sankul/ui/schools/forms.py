"""The forms of the register of schools: one school, one made of two entries, and the Hindi names of blocks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sankul.errors import Refusal
from sankul.rules.districts import District
from sankul.rules.identifiers import read_pin, read_udise
from sankul.rules.offices import Office
from sankul.rules.schools import PinWrong, School, SchoolNameless, UdiseWrong, names_differ
from sankul.text import _, fold, in_language
from sankul.ui.block_field import BlockField
from sankul.ui.fields import ChoiceField, Field, TextField
from sankul.ui.forms import Form
from sankul.ui.people.fields import ProposingField
from sankul.ui.schools.shown import said_entry, said_school

if TYPE_CHECKING:
    from sankul.operations.schools import SchoolRow
    from sankul.operations.store import Work


@dataclass(frozen=True, slots=True)
class Where:
    """What the form of a school needs: the districts, that of the office, and the blocks and clusters in use by district."""

    office: Office
    districts: tuple[District, ...]
    blocks: dict[str, tuple[str, ...]]
    clusters: dict[str, tuple[str, ...]]


def read_where(work: "Work") -> Where:
    """The districts of the office's state and those that have schools; blocks and clusters as they were written before."""
    from sankul.operations.districts import the_districts
    from sankul.operations.offices import the_office

    office, known, schools = the_office(work), the_districts(), work.schools.where()
    here = known.of_state(office.state_code)
    others = sorted({each.district_code for each in schools} - {each.code for each in here})
    blocks: dict[str, set[str]] = {}
    clusters: dict[str, set[str]] = {}
    for placed in (work.schools, work.people, work.spaces):
        for code, block in placed.columns("district_code", "block"):
            blocks.setdefault(code, set()).add(block)
    for school in schools:
        clusters.setdefault(school.district_code, set()).add(school.cluster)
    return Where(
        office,
        (*here, *(known.by_code[code] for code in others if code in known.by_code)),
        {code: tuple(sorted(names - {""})) for code, names in blocks.items()},
        {code: tuple(sorted(names - {""})) for code, names in clusters.items()},
    )


class SchoolForm(Form):
    """All about one school; `school()` makes it from what was typed."""

    def __init__(self, where: Where, school: School | None = None) -> None:
        self._old, self._where = school, where
        begun = school or School(
            name="", district_code=where.office.district_code, district="", block=where.office.block
        )
        named = [(each.code, in_language(each.name, each.name_hi)) for each in where.districts]
        self.district = ChoiceField("district", _("District"), named, begun.district_code)
        self.block = BlockField(begun.block, begun.district_code)
        self.cluster = ProposingField("cluster", _("Cluster"), begun.cluster, ())
        fields: Sequence[Field] = [
            TextField("name", _("Name"), begun.name, validate=self._check_name),
            TextField("name_hi", _("Name in Hindi"), begun.name_hi),
            TextField(
                "udise",
                _("UDISE code"),
                begun.udise or "",
                validate=self._check_udise,
                hint=_("11 digits; empty when the school has none yet."),
            ),
            self.district,
            self.block,
            self.cluster,
            TextField("village", _("Village"), begun.village),
            TextField("pin_code", _("PIN code"), begun.pin_code, validate=_check_pin),
        ]
        title = _("Change the school") if school else _("Add a school")
        super().__init__(title, fields, _("Save") if school else _("Add the school"))
        self.district.changed.connect(self._propose)
        self._propose()

    def school(self, values: dict[str, Any]) -> School:
        """The school from the values of the form."""
        kept = dict(values)
        code = kept.pop("district")
        found = next((each for each in self._where.districts if each.code == code), None)
        kept |= {"district_code": found.code if found else "", "district": found.name if found else ""}
        kept["udise"] = kept["udise"] or None
        return replace(self._old, **kept) if self._old else School(**kept)

    def _check_name(self, value: str) -> Refusal | None:
        return None if value or self.fields["name_hi"].value() else SchoolNameless()

    def _check_udise(self, value: str) -> Refusal | None:
        fault = read_udise(value, self._state_code()).fault
        return UdiseWrong(code=value, why=fault) if fault else None

    def _state_code(self) -> str:
        code = self.district.value()
        return next((each.state_code for each in self._where.districts if each.code == code), "")

    def _propose(self) -> None:
        code = self.district.value() or ""
        self.block.move_to(code, self._where.blocks.get(code, ()))
        self.cluster.propose(self._where.clusters.get(code, ()))


def merge_form(one: "SchoolRow", other: "SchoolRow") -> Form:
    """Asks which of two entries stays: the one with a code, else the one with more people, is proposed."""
    first, second = sorted((one, other), key=lambda row: (row.school.udise is None, -row.people))
    rows = (first, second)
    choices = [(row.id, f"{place}: {row.school.udise or said_school(row.school)}") for place, row in enumerate(rows, 1)]
    lines = [
        f"{place}: {said_entry(row.school)} ({_('people: {n}').format(n=row.people)})"
        for place, row in enumerate(rows, 1)
    ]
    intro = _(
        "The people and spaces of both will belong to the entry that stays. What it lacks, such as code or village, it takes "
        "from the other one, which goes. Undo brings both back."
    )
    stays = ChoiceField("kept", _("Entry that stays"), choices, first.id)
    said = "\n\n".join([*lines, intro, *_warnings(first.school, second.school)])
    return Form(_("Make one school of two entries"), [stays], _("Merge the two"), intro=said)


def _warnings(one: School, other: School) -> list[str]:
    """What should be looked at twice before two entries become one."""
    warnings = []
    if names_differ(one, other):
        warnings.append(_("Look twice: the names differ in level, number or words."))
    if one.udise and other.udise:
        warnings.append(_("Both have a code. The code of the entry that goes is given up."))
    return warnings


def blocks_form(where: Where) -> Form:
    """A field for the Hindi name of each block in use; the directory has none."""
    names = sorted({name for blocks in where.blocks.values() for name in blocks})
    fields = [
        TextField(f"block{place}", name, where.office.block_names.get(fold(name), ""))
        for place, name in enumerate(names)
    ]
    intro = _("The directory of blocks has no Hindi names. Those given here stand on Hindi papers and screens.")
    form = Form(_("Hindi names of blocks"), fields, _("Save"), intro=intro)
    form.setProperty("blocks", names)
    return form


def _check_pin(value: str) -> Refusal | None:
    fault = read_pin(value).fault
    return PinWrong(code=value, why=fault) if fault else None
