"""What acts did, told in the pane, and the folder that is proposed for papers."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sankul.ui.folders import FolderField, FolderMissing, folder_for_papers
from sankul.ui.reports import MOST_LINES, Report


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_a_long_list_is_cut_and_says_so(qtbot, look):
    report = Report("Done", "All is well.")
    qtbot.addWidget(report)
    report.add_pairs("Who", [(f"Person {at}", "") for at in range(MOST_LINES + 3)])
    told = words(report)
    assert told[:3] == ["Done", "All is well.", "Who"]
    assert told[-1] == "… and 3 more"
    assert len(told) == MOST_LINES + 4


def test_an_empty_list_is_left_out(qtbot, look):
    report = Report("Done", "")
    qtbot.addWidget(report)
    report.add_pairs("Who", [])
    assert words(report) == ["Done"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_report_is_closed_by_keys_and_loses_nothing(qtbot, look, key):
    report = Report("Done", "")
    qtbot.addWidget(report)
    assert not report.is_changed()
    with qtbot.waitSignal(report.cancelled):
        qtbot.keyClick(report, key)


@pytest.mark.parametrize(
    ("programme", "folder"),
    [
        ("Literacy 2026-27", "Literacy 2026-27"),
        ("A/B: C?", "A-B- C"),
        ("../..", "papers"),
        ("बुनियादी", "बुनियादी"),
        ("", "papers"),
    ],
)
def test_folders_have_names_that_disks_take(monkeypatch, tmp_path, programme, folder):
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    assert folder_for_papers(programme, "Claims") == tmp_path / "Sankul" / folder / "Claims"


def test_a_folder_is_named(qtbot, look):
    field = FolderField("Folder", Path("/papers"))
    qtbot.addWidget(field)
    assert (field.value(), field.check()) == (Path("/papers"), True)
    field.edit.setText("  ")
    assert not field.check()
    assert field.line.text() == str(FolderMissing())
