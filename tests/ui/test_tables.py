"""The model of lists: order, filter, empty cells, text, and words that stand ready."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from sankul.ui.table_view import TableView
from sankul.ui.tables import CHIP_ROLE, Column, RowModel

DOWN, UP = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


@dataclass(frozen=True)
class Line:
    id: str
    name: str
    paise: int | None = None
    name_hi: str = ""


COLUMNS = (
    Column(title="Name", value=lambda row: row.name),
    Column(
        title="Amount",
        value=lambda row: row.paise,
        text=lambda row: "" if row.paise is None else f"{row.paise / 100:.2f}",
        align="right",
        chip=lambda row: "red" if row.paise == 5 else None,
    ),
)
LINES = (
    Line("1", "Sunita", 900),
    Line("2", "anil", None),
    Line("3", "Ravi Kumar", 10_000, "रवि"),
    Line("4", "Mohd. Irfan", 5),
)


@pytest.fixture
def model(qapp):
    made = RowModel(COLUMNS, lambda row: row.name_hi)
    made.put(LINES)
    return made


def names(model):
    return [model.data(model.index(place, 0)) for place in range(model.rowCount())]


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (0, UP, ["anil", "Mohd. Irfan", "Ravi Kumar", "Sunita"]),
        (0, DOWN, ["Sunita", "Ravi Kumar", "Mohd. Irfan", "anil"]),
        (1, UP, ["Mohd. Irfan", "Sunita", "Ravi Kumar", "anil"]),
        (1, DOWN, ["Ravi Kumar", "Sunita", "Mohd. Irfan", "anil"]),
    ],
)
def test_order(model, column, order, expected):
    model.sort(column, order)
    assert names(model) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", 4),
        ("ku", 1),
        ("umar", 0),
        ("kumar ravi", 1),
        ("रवी", 1),
        ("mo. irfan", 1),
        ("RAVI", 1),
        ("100.00", 1),
        ("ravi sunita", 0),
    ],
)
def test_filter(model, query, expected):
    model.filter(query)
    assert model.rowCount() == expected


def test_filter_as_one_types_and_deletes(model):
    counts = []
    for query in ("s", "su", "sun", "su", "r", ""):
        model.filter(query)
        counts.append(model.rowCount())
    assert counts == [1, 1, 1, 1, 1, 4]


def test_a_changed_row_is_found_by_its_new_words(model):
    model.make_keys()
    model.put([replace(LINES[0], name="Pushpa"), *LINES[1:]])
    model.filter("pushpa")
    assert names(model) == ["Pushpa"]


def test_order_and_filter_stay_when_rows_are_put_again(model):
    model.sort(0, DOWN)
    model.filter("r")
    model.put([*LINES, Line("5", "Ram")])
    assert names(model) == ["Ravi Kumar", "Ram"]


def test_text_of_the_list(model):
    model.sort(1, UP)
    model.filter("r")
    assert model.rows_as_text() == [["Name", "Amount"], ["Ravi Kumar", "100.00"]]


def test_roles(model):
    cell = model.index(3, 1)
    assert model.data(cell, CHIP_ROLE) == "red"
    assert model.data(cell, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.data(cell, Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_the_selection_goes_with_its_row_when_sorted(qtbot, model):
    view = TableView(model)
    qtbot.addWidget(view)
    view.selectRow(2)
    view.sortByColumn(0, UP)
    assert view.selected_places() == [2]
    view.sortByColumn(0, DOWN)
    assert [model.row_at(model.index(place, 0)).name for place in view.selected_places()] == ["Ravi Kumar"]


def test_enter_opens_and_arrows_move(qtbot, model):
    view = TableView(model)
    qtbot.addWidget(view)
    view.show()
    view.selectionModel().setCurrentIndex(model.index(0, 0), QItemSelectionModel.SelectionFlag.SelectCurrent)
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.selected_places() == [1]
    with qtbot.waitSignal(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home])
def test_the_first_arrow_selects_the_first_row(qtbot, model, key):
    table = TableView(model)
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    table.setFocus()
    qtbot.keyClick(table, key)
    assert table.selected_places() == [0]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.selected_places() == [1]
    table.clearSelection()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.selected_places() == [1], "where one stood"
    model.filter("nobody")
    qtbot.keyClick(table, key)
    assert table.selected_places() == []


def test_no_cell_is_read_again_by_a_key():
    """With 20,000 rows a key is answered at once only because the words to search stand ready."""
    read = []

    def name(row):
        read.append(row.id)
        return row.name

    model = RowModel((Column(title="Name", value=name),))
    model.put([Line(str(n), f"Teacher {n} Devi {n % 97}", n) for n in range(2_000)])
    model.make_keys()
    before = len(read)
    for query in ("d", "de", "dev", "devi", "devi 5", "devi", ""):
        model.filter(query)
    assert len(read) == before
    model.filter("devi 5")
    assert all(" 5" in row.name for row in (model.row_at(model.index(n, 0)) for n in range(model.rowCount())))


def test_choosing_a_row_by_a_cell_seen_in_part_shifts_no_columns(qtbot, model):
    view = TableView(model)
    qtbot.addWidget(view)
    view.resize(view.columnViewportPosition(1) + 30, 300)
    view.show()
    view.setCurrentIndex(model.index(1, 1))
    assert view.selected_places() == [1]
    assert view.horizontalScrollBar().maximum() > 0
    assert view.horizontalScrollBar().value() == 0
