"""What the demo office needs from other rooms (see `operations.demo.DemoTools`): workbooks out and in again, and papers."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sankul import hands
from sankul.rules.people import RoleName
from sankul.rules.sheets import Sheet

if TYPE_CHECKING:
    from sankul.operations.claims_export import SheetWriter
    from sankul.operations.printer import Printer
    from sankul.operations.store import Store
    from sankul.rules.demo_people import DemoTable


class AppDemoTools:
    """The real rooms, so that the demo proves the whole main job."""

    @property
    def printer(self) -> "Printer":
        """Makes the papers."""
        return hands.printer()

    @property
    def signer(self) -> Any:
        """Signs the certificates."""
        return hands.codes()

    @property
    def sheet_writer(self) -> "SheetWriter":
        """Writes the claim sheets."""
        return hands.claim_sheets()

    def write_workbook(self, table: "DemoTable", out: Path) -> None:
        """Write one table as an XLSX file with one sheet."""
        hands.workbooks().write(out, [Sheet(table.title, table.headings, table.rows)])

    def import_people(self, store: "Store", file: Path, role: str, programme: str) -> None:
        """Import a workbook of people, as the command does."""
        from sankul.operations.imports.files import ImportOptions
        from sankul.operations.imports.people import import_people

        import_people(store, hands.workbooks(), file, ImportOptions(programme=programme, role=RoleName(role)))

    def import_schools(self, store: "Store", file: Path) -> None:
        """Import a workbook of schools."""
        from sankul.operations.imports.schools import import_schools

        import_schools(store, hands.workbooks(), file)

    def import_spaces(self, store: "Store", file: Path) -> None:
        """Import a workbook of spaces."""
        from sankul.operations.imports.spaces import import_spaces

        import_spaces(store, hands.workbooks(), file)
