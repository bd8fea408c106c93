"""Any list as a file: what the screen shows, with its headings, as a workbook or a list. Codes stay text."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from sankul.errors import Refusal
from sankul.text import N_, _

if TYPE_CHECKING:
    from sankul.ui.list_page import ListPage

ENDINGS = (".xlsx", ".csv")


class NoLines(Refusal):
    """The list that is shown is empty."""

    message = N_("There is nothing in this list to save. Clear the filter, or add something first.")


class NotReadYet(Refusal):
    """The list is shown while its other lines are still being read."""

    message = N_("This list is still being read. Try again in a moment.")


def save_list(page: "ListPage") -> None:
    """Ask for the place, write the list as it is shown, and say where it lies. Raises NoLines."""
    lines = _whole(page)
    if len(lines) < 2:
        raise NoLines
    title = _(page.title)
    path = ask_place(page, _("Save this list"), title)
    if path is None:
        return
    shell = page.shell
    files = shell.context.files["workbooks"]

    def write() -> int:
        from sankul.rules.sheets import Sheet

        files.write(path, [Sheet(title, tuple(lines[0]), tuple(tuple(line) for line in lines[1:]))])
        return len(lines) - 1

    shell.jobs.act(
        lambda _progress: write(),
        lambda count: shell.say(_("{n} lines saved in {path}.").format(n=count, path=path)),
        what=_("Save this list"),
        owner=page,
    )


def print_list(page: "ListPage") -> None:
    """Print the list as it is shown into the folder of papers, and open it. Raises NoLines."""
    from sankul.clock import today
    from sankul.rules.papers import ListColumn
    from sankul.ui.folders import folder_for_papers

    _heads, *lines = _whole(page)
    if not lines:
        raise NoLines
    shell, title, query = page.shell, _(page.title), page.filter.text()
    columns = [ListColumn(_(each.title), each.width, each.align == "right") for each in page.model.columns]
    out = folder_for_papers(shell.programme or "") / f"{title}-{today().isoformat()}.pdf"

    def make() -> Path:
        from sankul.operations.list_papers import print_lines

        return print_lines(shell.context.store, shell.context.printer, title, columns, lines, out, query)

    shell.jobs.act(
        lambda _progress: make(), lambda file: shell.open_pdf(file, title), what=_("Print this list"), owner=page
    )


def _whole(page: "ListPage") -> list[list[str]]:
    if page.model.is_partial:
        raise NotReadYet
    return page.rows_as_text()


def ask_place(parent: QWidget, title: str, name: str) -> Path | None:
    """The place for a workbook or list, which a person chooses, with an ending that we write; None when it was cancelled."""
    import platformdirs

    proposed = Path(platformdirs.user_documents_path()) / f"{name}{ENDINGS[0]}"
    kinds = f"{_('Workbook')} (*.xlsx);;{_('List')} (*.csv)"
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    ending = ENDINGS[1] if "*.csv" in kind else ENDINGS[0]
    return path if path.suffix.lower() in ENDINGS else path.with_name(path.name + ending)
