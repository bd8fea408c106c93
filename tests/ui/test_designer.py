"""Designs in the window: the list with pictures, the designer by mouse and keys, saving, leaving, files of others."""

import json

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from sankul.exchange.designs import DesignFiles
from sankul.operations.design_acts import copy_design, export_design, list_designs
from sankul.operations.designs import design_called, read_body, starter
from sankul.rules.design_layout import Box
from sankul.rules.designs import CodeItem, TextItem
from sankul.rules.papers import Both
from sankul.ui.certificates.design_pictures import DesignPictures
from sankul.ui.certificates.designer.clipboard import FORM

from .seen import said

LEFT = Qt.MouseButton.LeftButton
SHIFT, CTRL, ALT, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)
K = Qt.Key


@pytest.fixture
def page(full_window, autumn):
    full_window.context.files["designs"] = DesignFiles()
    full_window.resize(1366, 768)
    full_window.go("certificates")
    page = full_window.page("certificates")
    page.show_view("designs")
    full_window.jobs.wait()
    return page


@pytest.fixture
def bare_list(monkeypatch):
    """The list of designs has no pictures: each takes as long to draw as a paper does, and the designer shows none of them."""
    monkeypatch.setattr(DesignPictures, "want", lambda *_given: None)


@pytest.fixture
def designer(qtbot, full_window, bare_list, page, store):
    """The designer on an own design like the first starter, drawn."""
    kept = copy_design(store, "classic", Both("Ours", "हमारा"))
    full_window.jobs.wait()
    page.pick(kept.id)
    full_window.jobs.wait()
    page.acts["certificates.edit_design"].trigger()
    full_window.jobs.wait()
    drawn(qtbot, page.designer)
    return page.designer


def drawn(qtbot, designer):
    """Wait until all wishes are drawn."""
    qtbot.waitUntil(lambda: designer.preview.is_settled)
    designer._shell.jobs.wait()


def item(designer, key):
    return next(each for each in designer.draft.items if each.key == key)


def at(designer, key):
    return designer.canvas.place_in(key).toPoint()


def corner(designer, key):
    """The lower right corner on the canvas."""
    canvas, one = designer.canvas, item(designer, key)
    return QPoint(
        round(canvas.scale.x + one.right_mm * canvas.scale.pixels),
        round(canvas.scale.y + one.bottom_mm * canvas.scale.pixels),
    )


def drag(designer, start, by, held=NONE, *, until_release=True):
    """Press, move in two steps, release; `by` in pixels."""
    canvas = designer.canvas
    QTest.mousePress(canvas, LEFT, NONE, start)
    for share in (0.5, 1):
        move(canvas, start + QPoint(round(by[0] * share), round(by[1] * share)), held)
    if until_release:
        QTest.mouseRelease(canvas, LEFT, NONE, start + QPoint(*by))


def move(canvas, to, held):
    """A move with keys held, which QTest cannot make."""
    place = QPointF(to)
    event = QMouseEvent(QEvent.Type.MouseMove, place, canvas.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT, held)
    QApplication.sendEvent(canvas, event)


def millimetres(designer, pixels):
    return pixels / designer.canvas.scale.pixels


def keys(designer, *pressed):
    designer.canvas.setFocus()
    for key, held in pressed:
        QTest.keyClick(designer.canvas, key, held)


def names(store):
    with store.reading() as work:
        return [row.name for row in list_designs(work)]


def kept(store, name):
    with store.reading() as work:
        return read_body(design_called(work, name))


def button(widget, word):
    QApplication.processEvents()  # what was built a moment ago is shown with the next turn
    return next(each for each in widget.findChildren(QPushButton) if each.text() == word and each.isVisible())


def test_each_design_has_its_picture(qtbot, full_window, page):
    view = page.view
    qtbot.waitUntil(lambda: all(view.pictures.of(key) for key in ("classic", "modern", "lattice", "letter")))
    assert [row[1] for row in page.rows_as_text()[1:]] == ["Classic", "Modern", "Lattice", "Letter"]
    picture = view.pictures.of("classic")["both"]
    assert QColor(picture.pixel(3, 3)) == QColor("white")
    assert view.pictures.of("letter")["hi"].height() == 720
    page.table.choose(0)
    full_window.jobs.wait()
    assert page.pane.grab().toImage() != page.table.grab().toImage()
    assert "Comes with Sankul" in [each.text() for each in page.pane.findChildren(QLabel)]


def test_a_new_design_is_one_act_with_the_first_save(qtbot, full_window, page, store):
    page.table.choose(1)
    qtbot.keyClick(page.table, K.Key_N, CTRL)
    full_window.jobs.wait()
    designer = page.designer
    assert designer.draft.design.name.en == "Modern 2"
    assert not page.bar.isVisible()
    assert not page.has_unsaved()
    before = len(store.entries())
    designer.draft.choose({designer.draft.items[3].key})
    keys(designer, (K.Key_Right, NONE), (K.Key_Down, NONE), (K.Key_S, CTRL))
    full_window.jobs.wait()
    assert names(store)[0] == "Modern 2"
    assert len(store.entries()) == before + 1
    assert not page.has_unsaved()
    qtbot.mouseClick(designer.top.back, LEFT)
    full_window.jobs.wait()
    assert page.designer is None
    assert page.bar.isVisible()
    assert page.selected()[0].name == "Modern 2"
    full_window.acts["window.undo"].trigger()
    full_window.jobs.wait()
    assert names(store)[0] == "Classic"


def test_a_starter_is_edited_as_a_copy(full_window, page):
    page.table.choose(0)
    page.table.opened.emit()
    full_window.jobs.wait()
    assert page.designer.draft.design.name.en == "Classic 2"
    assert "copy of your own" in said(full_window)[0]


def test_keys_of_the_lists_are_asleep(qtbot, full_window, page, designer):
    assert not any(act.isEnabled() for _known, act in page.acts)
    keys(designer, (K.Key_N, NONE), (K.Key_C, NONE))
    assert page.form is None
    designer.leave()
    assert page.acts["certificates.import_design"].isEnabled()


def test_drag_moves_an_outline_first_and_is_one_undo(qtbot, designer):
    designer.stage.zoom(1)
    before = item(designer, "place")
    drag(designer, at(designer, "place"), (60, -33), ALT, until_release=False)
    assert item(designer, "place") == before
    assert designer.canvas.gesture.shown != designer.draft.items
    QTest.mouseRelease(designer.canvas, LEFT, NONE, at(designer, "place") + QPoint(60, -33))
    after = item(designer, "place")
    assert after.x_mm == pytest.approx(before.x_mm + millimetres(designer, 60), abs=0.4)
    assert after.y_mm == pytest.approx(before.y_mm - millimetres(designer, 33), abs=0.4)
    assert (after.width_mm, after.height_mm) == (before.width_mm, before.height_mm)
    keys(designer, (K.Key_Z, CTRL))
    assert item(designer, "place") == before
    assert not designer.draft.is_changed
    keys(designer, (K.Key_Z, CTRL | SHIFT))
    assert item(designer, "place") == after


def test_the_page_is_drawn_anew_after_a_change(qtbot, designer):
    first = designer.canvas._picture.copy()
    assert not first.isNull()
    designer.draft.choose({"frame"})
    keys(designer, (K.Key_Delete, NONE))
    drawn(qtbot, designer)
    assert designer.canvas._picture != first


def test_dragging_snaps_to_the_middle_of_the_page_unless_alt_is_held(designer):
    scale = designer.canvas.scale.pixels
    for held, middle in ((NONE, 148.5), (ALT, 148.5 + 1.5)):
        designer.draft.undo()
        designer.draft.choose({"code"})
        nearly = 148.5 + 1.5 - 15
        drag(designer, at(designer, "code"), (round((nearly - 24) * scale), -round(40 * scale)), held)
        code = item(designer, "code")
        assert code.x_mm + code.width_mm / 2 == pytest.approx(middle, abs=0.001 if held == NONE else 0.35)


def test_guides_are_shown_while_something_snaps(designer):
    start, scale = at(designer, "code"), designer.canvas.scale.pixels
    drag(designer, start, (-round(12 * scale), 0), until_release=False)
    assert designer.canvas.gesture.snapped.upright == 12
    designer.canvas.grab()
    QTest.keyClick(designer.canvas, K.Key_Escape)
    assert designer.canvas.gesture is None
    QTest.mouseRelease(designer.canvas, LEFT, NONE, start)
    assert not designer.draft.is_changed


def test_a_corner_stretches_and_a_code_stays_square(designer):
    QTest.mouseClick(designer.canvas, LEFT, NONE, at(designer, "code"))
    assert designer.draft.chosen == {"code"}
    drag(designer, corner(designer, "code"), (-8, -2), ALT)
    code = item(designer, "code")
    assert code.width_mm == code.height_mm < 30
    drag(designer, corner(designer, "code"), (-200, -200), ALT)
    assert item(designer, "code").width_mm == 24
    QTest.mouseClick(designer.canvas, LEFT, NONE, at(designer, "place"))
    drag(designer, corner(designer, "place"), (30, 0), ALT)
    assert item(designer, "place").width_mm == pytest.approx(62 + millimetres(designer, 30), abs=0.4)


def test_shift_and_band_choose_several(designer):
    canvas, draft = designer.canvas, designer.draft
    QTest.mouseClick(canvas, LEFT, NONE, at(designer, "place"))
    QTest.mouseClick(canvas, LEFT, SHIFT, at(designer, "date"))
    assert draft.chosen == {"place", "date"}
    QTest.mouseClick(canvas, LEFT, SHIFT, at(designer, "place"))
    assert draft.chosen == {"date"}
    start = canvas.scale.rect(Box(60.0, 147.0, 61.0, 148.0)).topLeft().toPoint()
    drag(designer, start, (round(64 * canvas.scale.pixels), round(16 * canvas.scale.pixels)))
    assert draft.chosen == {"serial-label", "serial", "date-label", "date"}
    assert "frame" not in draft.chosen
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(3, 3))
    assert draft.chosen == frozenset()


def test_arrows_nudge_and_ctrl_stretches(designer):
    designer.draft.choose({"place"})
    first = item(designer, "place")
    keys(
        designer,
        (K.Key_Right, NONE),
        (K.Key_Right, NONE),
        (K.Key_Up, SHIFT),
        (K.Key_Right, CTRL),
        (K.Key_Down, CTRL | SHIFT),
    )
    place = item(designer, "place")
    assert (place.x_mm, place.y_mm) == pytest.approx((first.x_mm + 2, first.y_mm - 0.1))
    assert (place.width_mm, place.height_mm) == pytest.approx((first.width_mm + 1, first.height_mm + 0.1))
    keys(designer, (K.Key_Z, CTRL), (K.Key_Z, CTRL))
    assert item(designer, "place") == first


def test_tab_goes_through_the_items_and_out(qtbot, full_window, designer):
    canvas, draft = designer.canvas, designer.draft
    canvas.setFocus()
    seen = []
    for _ in draft.items:
        QTest.keyClick(canvas, K.Key_Tab)
        seen.append(next(iter(draft.chosen)))
    assert seen == [each.key for each in draft.items]
    assert full_window.focusWidget() is canvas
    assert "mm from the left" in canvas.accessibleDescription()
    QTest.keyClick(canvas, K.Key_Tab)
    assert full_window.focusWidget() is not canvas
    canvas.setFocus()
    QTest.keyClick(canvas, K.Key_Backtab, SHIFT)
    assert draft.chosen == {seen[-2]}
    QTest.keyClick(canvas, K.Key_Escape)
    assert draft.chosen == frozenset()


def test_align_distribute_and_order_by_the_panel(qtbot, designer):
    draft = designer.draft
    draft.choose({"place", "date", "code"})
    qtbot.mouseClick(button(designer.panel, "Left"), LEFT)
    assert {item(designer, key).x_mm for key in ("place", "date", "code")} == {24}
    qtbot.mouseClick(button(designer.panel, "Downwards"), LEFT)
    qtbot.mouseClick(button(designer.panel, "To the back"), LEFT)
    assert [each.key for each in draft.items[:3]] == ["code", "date", "place"]
    for _ in range(3):
        keys(designer, (K.Key_Z, CTRL))
    assert not draft.is_changed
    draft.choose({"code"})
    qtbot.mouseClick(button(designer.panel, "Centre"), LEFT)
    assert item(designer, "code").x_mm == 133.5


def test_copy_paste_duplicate_and_delete(designer):
    draft = designer.draft
    draft.choose({"code"})
    keys(designer, (K.Key_C, CTRL), (K.Key_V, CTRL))
    assert draft.chosen == {"code-2"}
    assert item(designer, "code-2").x_mm == 28
    keys(designer, (K.Key_D, CTRL))
    assert draft.chosen == {"code-3"}
    keys(designer, (K.Key_Delete, NONE), (K.Key_A, CTRL), (K.Key_X, CTRL))
    assert draft.items == ()
    draft.speak("hi")
    count = len(draft.items)
    keys(designer, (K.Key_V, CTRL))
    assert len(draft.items) == count + len(starter("classic").items("both")) + 1


def test_strange_things_on_the_clipboard_are_not_pasted(qapp, designer):
    good = {"kind": "code", "key": "x", "x_mm": 1, "y_mm": 1, "width_mm": 30, "height_mm": 30}
    picture = {"kind": "picture", "key": "p", "x_mm": 1, "y_mm": 1, "width_mm": 9, "height_mm": 9, "picture": "../x"}
    for plain in (
        b"\xff", b"[]", b"3", {"items": [{"kind": "x"}], "pictures": {}}, {"items": [picture], "pictures": {}},
        {"items": [good], "pictures": {"../x": ["n", "PHN2Zz4="]}}, {"items": [good], "pictures": {"a": ["n", 3]}},
        {"items": [good] * 100, "pictures": {}},
    ):  # fmt: skip
        data = QMimeData()
        data.setData(FORM, QByteArray(plain if isinstance(plain, bytes) else json.dumps(plain).encode()))
        qapp.clipboard().setMimeData(data)
        keys(designer, (K.Key_V, CTRL))
    assert not designer.draft.is_changed


def test_the_words_of_a_text_are_typed_and_undone_in_one_go(qtbot, designer):
    designer.draft.choose({"place-label"})
    keys(designer, (K.Key_F2, NONE))
    edit = designer.panel.controls["text_hi"].field
    assert isinstance(edit, QPlainTextEdit)
    assert edit.hasFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "At ")
    designer.panel.controls["text_hi"].put_field("office")
    assert item(designer, "place-label").text == Both("Place", "At {office}")
    QTest.keyClick(edit, K.Key_Z, CTRL)
    assert item(designer, "place-label").text == Both("Place", "स्थान")
    assert edit.toPlainText() == "स्थान"
    QTest.keyClick(edit, K.Key_Y, CTRL)
    assert edit.toPlainText() == "At {office}"


def test_only_the_words_that_are_printed_are_asked_for(designer):
    designer.draft.choose({"en-name"})
    keys(designer, (K.Key_F2, NONE))
    assert [name for name in ("text_hi", "text_en") if designer.panel.controls[name].isVisible()] == ["text_en"]
    assert designer.panel.controls["text_en"].field.hasFocus()
    designer.draft.choose({"hi-name"})
    keys(designer, (K.Key_F2, NONE))
    assert [name for name in ("text_hi", "text_en") if designer.panel.controls[name].isVisible()] == ["text_hi"]
    designer.draft.choose({"place-label"})
    assert all(designer.panel.controls[name].isVisible() for name in ("text_hi", "text_en"))


def test_a_new_text_is_written_at_once_and_esc_goes_back_to_the_page(designer):
    designer.add("text")
    edit = designer.panel.controls["text_hi"].field
    assert edit.hasFocus()
    QTest.keyClicks(edit, "Well done")
    assert designer.draft.chosen_items[0].text == Both("{name}", "Well done")
    QTest.keyClick(edit, K.Key_Escape)
    assert designer.canvas.hasFocus()
    assert len(designer.draft.chosen) == 1


def test_undo_of_the_designer_leaves_the_office_alone(full_window, designer, store):
    before = len(store.entries())
    designer.draft.choose({"code"})
    keys(designer, (K.Key_Left, NONE), (K.Key_Z, CTRL), (K.Key_Z, CTRL))
    QTest.keyClick(designer.top.save, K.Key_Z, CTRL)
    designer.draft.choose(())
    QTest.keyClick(designer.panel.controls["name"].field, K.Key_Z, CTRL)
    full_window.jobs.wait()
    assert len(store.entries()) == before


def test_measures_and_choices_in_the_panel(qtbot, designer):
    designer.draft.choose({"place"})
    controls = designer.panel.controls
    controls["x"].box.setValue(70.5)
    controls["width"].box.setValue(50)
    controls["size_pt"].box.setValue(14)
    controls["weight"].box.setCurrentText("Italic")
    controls["speaks"].box.setCurrentText("Hindi only")
    controls["keeps_line"].box.setChecked(True)
    place = item(designer, "place")
    assert (place.x_mm, place.width_mm, place.size_pt, place.weight, place.speaks, place.keeps_line) == (
        70.5, 50, 14, "italic", "hi", True,
    )  # fmt: skip
    controls["x"].box.setValue(297)
    assert item(designer, "place").right_mm == 297
    assert controls["x"].box.value() == 247
    assert controls["x"].box.text() == "247 mm"
    designer.draft.choose({"place", "date"})
    designer.panel.controls["size_pt"].box.setValue(9)
    assert {item(designer, key).size_pt for key in ("place", "date")} == {9}
    assert "text_hi" not in designer.panel.controls


def test_everything_has_an_accessible_name(designer):
    for chosen in ((), {"place"}, {"frame"}, {"ornament"}, {"signatures"}, {"duplicate"}, {"place", "date"}):
        designer.draft.choose(chosen)
        for each in designer.panel.controls.values():
            assert each.field.accessibleName()
    assert all(each.text() or each.accessibleName() for each in designer.findChildren(QPushButton))
    assert designer.view.kind.accessibleName() == "Kind of certificate"


@pytest.mark.parametrize("kind", ["text", "rule", "frame", "code", "signatures", "duplicate"])
def test_each_kind_can_be_added(qtbot, designer, kind):
    count = len(designer.draft.items)
    designer.add(kind)
    assert len(designer.draft.items) == count + 1
    assert designer.draft.chosen_items[0].kind == kind
    assert designer.canvas.hasFocus() is (kind != "text")
    drawn(qtbot, designer)
    assert designer._trouble == ""


def test_a_layout_has_room_for_so_many(full_window, designer):
    designer.draft.choose({"code"})
    for _ in range(80):
        designer.duplicate()
    assert len(designer.draft.items) == 80
    assert "80 items" in said(full_window)[-1]


def test_a_picture_from_a_file(qtbot, full_window, designer, store, tmp_path, monkeypatch):
    file = tmp_path / "seal.png"
    Image.new("RGB", (3000, 1500), "red").save(file)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    designer.add("picture")
    full_window.jobs.wait()
    drawn(qtbot, designer)
    scale = designer.canvas.scale
    middle = (
        designer.canvas.grab()
        .toImage()
        .pixelColor(round(scale.x + 148.5 * scale.pixels), round(scale.y + 105 * scale.pixels))
    )
    assert middle.red() > 200 > middle.blue()
    designer.save()
    full_window.jobs.wait()
    (digest,) = kept(store, "Ours").pictures()
    with store.reading() as work:
        assert work.pictures.first(digest=digest).name == "seal.png"
    designer.copy()
    keys(designer, (K.Key_V, CTRL))
    assert {each.picture for each in designer.draft.items if each.kind == "picture"} == {digest}
    file.write_bytes(b"<svg/>")
    designer.ask_picture(is_new=False)
    full_window.jobs.wait()
    assert "Choose a PNG or JPEG file" in said(full_window)[-1]


def test_layouts_languages_and_samples(qtbot, full_window, designer):
    qtbot.mouseClick(designer.view.segments.buttons["one"], LEFT)
    drawn(qtbot, designer)
    assert designer.draft.language == "hi"
    assert designer.view.language.isVisible()
    one = designer.canvas._picture.copy()
    designer.view.language.setCurrentIndex(1)
    drawn(qtbot, designer)
    assert designer.draft.language == "en"
    assert designer.canvas._picture != one
    english = designer.canvas._picture.copy()
    designer.view.sample.setCurrentIndex(1)
    full_window.jobs.wait()
    drawn(qtbot, designer)
    assert designer.canvas._picture != english
    designer.draft.choose({"office"})
    keys(designer, (K.Key_Down, NONE), (K.Key_Z, CTRL))
    assert designer.draft.language == "en"
    qtbot.mouseClick(designer.view.segments.buttons["both"], LEFT)
    assert designer.draft.language == "both"
    assert not designer.view.language.isVisible()


def test_remarks_are_live_and_lead_to_the_item(qtbot, designer):
    designer.draft.choose({"code"})
    for _ in range(5):
        keys(designer, (K.Key_Left, CTRL), (K.Key_Up, CTRL))
    words = designer.remarks.sentences
    assert any("Below 30 mm" in each for each in words)
    height = designer.remarks.height()
    designer.draft.choose(())
    qtbot.mouseClick(button(designer.remarks, "Show"), LEFT)
    assert designer.draft.chosen == {"code"}
    designer.draft.choose({"en-name"})
    designer.panel.controls["height"].box.setValue(2)
    drawn(qtbot, designer)
    words = designer.remarks.sentences
    assert [each for each in words if "shrinks to" in each and each.startswith("Text “[Name]”")]
    qtbot.mouseClick(button(designer.remarks, "Next remark (1 of 2)"), LEFT)
    qtbot.mouseClick(button(designer.remarks, "Show"), LEFT)
    assert designer.draft.chosen == {"en-name"}
    assert designer.remarks.height() == height


def test_save_refuses_what_no_paper_may_lack(full_window, designer, store):
    designer.draft.speak("en")
    designer.draft.choose({each.key for each in designer.draft.items if isinstance(each, CodeItem)})
    designer.draft.delete()
    designer.draft.speak("both")
    before = len(store.entries())
    keys(designer, (K.Key_S, CTRL))
    full_window.jobs.wait()
    assert said(full_window) == [
        "The design cannot be saved: The code is missing, without which no paper can be checked"
    ]
    assert designer.draft.design.layout_for(designer.draft.language) == "one"
    assert len(store.entries()) == before
    assert designer.draft.is_changed


def test_a_taken_name_is_refused_at_its_field(qtbot, full_window, designer, store):
    designer.draft.choose(())
    edit = designer.panel.controls["name"].field
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    QTest.keyClicks(edit, "Letter")
    assert designer.top.name.text() == "Letter"
    designer.draft.choose({"code"})
    designer.save()
    full_window.jobs.wait()
    assert said(full_window) == ["There is a design “Letter” already. Choose another name."]
    assert designer.panel.controls["name"].field.hasFocus()
    assert "Ours" in names(store)


def test_leaving_asks_first(qtbot, full_window, page, designer, store):
    designer.draft.choose({"code"})
    keys(designer, (K.Key_Right, NONE))
    assert page.has_unsaved()
    assert not full_window.may_rebuild()
    assert not page.show_view("register")
    qtbot.mouseClick(designer.top.back, LEFT)
    assert designer.leave_bar.isVisible()
    qtbot.mouseClick(designer.leave_bar.stay, LEFT)
    assert page.designer is designer
    designer.leave()
    qtbot.mouseClick(designer.leave_bar.save, LEFT)
    full_window.jobs.wait()
    assert page.designer is None
    code = next(each for each in kept(store, "Ours").items("both") if each.key == "code")
    assert code.x_mm == 25


def test_leaving_without_saving_changes_nothing(qtbot, full_window, page, designer, store):
    designer.draft.choose({"code"})
    keys(designer, (K.Key_Right, NONE))
    designer.leave()
    qtbot.mouseClick(designer.leave_bar.discard, LEFT)
    full_window.jobs.wait()
    assert page.designer is None
    assert kept(store, "Ours").layouts == starter("classic").layouts
    assert page.show_view("register")


def test_the_designer_comes_back_in_the_other_language(qtbot, full_window, designer):
    full_window.switch_language()
    full_window.jobs.wait()
    page = full_window.page("certificates")
    assert page.designer.draft.design.name.en == "Ours"
    assert page.designer.top.save.text() == "सहेजें"
    drawn(qtbot, page.designer)
    full_window.go("people")
    full_window.go("certificates")
    assert not page.bar.isVisible()
    assert page.designer.isVisible()


def test_a_page_stood_upright_keeps_its_items(qtbot, designer):
    designer.draft.choose(())
    designer.panel.controls["page"].box.setCurrentIndex(1)
    assert all(each.right_mm <= 210 and each.bottom_mm <= 297 for each in designer.draft.items)
    drawn(qtbot, designer)
    assert designer.canvas._picture.height() > designer.canvas._picture.width()
    keys(designer, (K.Key_Z, CTRL))
    assert not designer.draft.is_changed


def test_zoom_by_keys(qtbot, designer):
    fit = designer.canvas.scale.pixels
    keys(designer, (K.Key_Plus, CTRL), (K.Key_Equal, CTRL))
    assert designer.canvas.scale.pixels == pytest.approx(fit * 1.25**2)
    drawn(qtbot, designer)
    assert designer.canvas._picture.width() == pytest.approx(fit * 1.25**2 * 297, abs=2)
    keys(designer, (K.Key_Minus, CTRL), (K.Key_0, CTRL))
    assert designer.canvas.scale.pixels == pytest.approx(fit)


def test_what_cannot_be_printed_is_said(qtbot, designer):
    designer.draft.choose({"place-label"})
    designer.draft.change("", text=Both("Place 🙂", "स्थान 🙂"))
    drawn(qtbot, designer)
    words = designer.remarks.sentences
    assert any("🙂" in each or "1F642" in each for each in words)
    keys(designer, (K.Key_Z, CTRL))
    drawn(qtbot, designer)
    assert designer._trouble == ""


def test_unknown_fields_are_said_while_typing(designer):
    designer.draft.choose({"place-label"})
    designer.draft.change("", text=Both("{father} {", "{name.__class__}"))
    faults = [str(fault) for _language, fault in designer.draft.faults()]
    assert any("name.__class__" in each for each in faults)


def test_rename_put_away_and_undo(qtbot, full_window, page, store):
    kept = copy_design(store, "lattice", Both("Ours", ""))
    full_window.jobs.wait()
    page.pick(kept.id)
    page.acts["certificates.rename_design"].trigger()
    form = page.form
    form.fields["name"].edit.setText("Letter")
    form.send()
    full_window.jobs.wait()
    assert "already" in form.fields["name"].line.text()
    form.fields["name"].edit.setText("Theirs")
    form.send()
    full_window.jobs.wait()
    assert names(store)[0] == "Theirs"
    page.pick(kept.id)
    page.acts["certificates.put_away_design"].trigger()
    full_window.jobs.wait()
    assert names(store)[0] == "Classic"
    full_window.acts["window.undo"].trigger()
    full_window.jobs.wait()
    assert names(store)[0] == "Theirs"
    page.table.choose(1)
    page.acts["certificates.put_away_design"].trigger()
    assert "comes with the program" in said(full_window)[-1]


def test_files_of_other_offices(full_window, page, store, tmp_path, monkeypatch):
    file = tmp_path / "theirs"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    page.table.choose(1)
    page.acts["certificates.export_design"].trigger()
    full_window.jobs.wait()
    written = tmp_path / "theirs.sankul-design"
    assert str(written) in said(full_window)[-1]
    hostile = json.loads(written.read_text(encoding="utf-8"))
    hostile |= {"name": "Theirs", "name_hi": "उनका"}
    written.write_text(json.dumps(hostile), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(written), ""))
    page.acts["certificates.import_design"].trigger()
    full_window.jobs.wait()
    assert page.selected()[0].name == "Theirs"
    hostile["layouts"]["one"][0] |= {"onload": "x"}
    written.write_text(json.dumps(hostile), encoding="utf-8")
    page.acts["certificates.import_design"].trigger()
    full_window.jobs.wait()
    assert said(full_window)[-1] == (
        "“theirs.sankul-design” cannot be opened as a design: it says something unknown: “onload”. "
        "Ask the office that sent it to export it again."
    )
    assert names(store).count("Theirs") == 1


def test_a_design_put_away_elsewhere_is_told_on_save(full_window, designer, store):
    from sankul.operations.design_acts import put_away_design

    put_away_design(store, designer.design_id)
    designer.draft.choose({"code"})
    keys(designer, (K.Key_Right, NONE), (K.Key_S, CTRL))
    full_window.jobs.wait()
    assert "another window" in said(full_window)[-1]
    assert designer.draft.is_changed


def test_the_menu_offers_what_can_be_done(designer):
    assert [each.text() for each in designer.context_menu().actions()] == ["Paste"]
    designer.draft.choose({"code"})
    words = [each.text() for each in designer.context_menu().actions() if each.text()]
    assert words == ["Cut", "Copy", "Duplicate", "Delete", "Paste"]


def test_a_text_can_be_exported_after_it_was_saved(full_window, designer, store, tmp_path):
    designer.add("text")
    designer.save()
    full_window.jobs.wait()
    export_design(store, DesignFiles(), "Ours", tmp_path / "o.sankul-design")
    added = [
        each for each in DesignFiles().read(tmp_path / "o.sankul-design").design.items("both") if each.key == "text"
    ]
    assert [type(each) for each in added] == [TextItem]
