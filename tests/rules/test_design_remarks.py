"""What is said of a design while it is made."""

from dataclasses import replace

import pytest

from sankul import text
from sankul.operations.designs import STARTERS, starter
from sankul.rules.design_remarks import remarks_on
from sankul.rules.papers import Both


def changed(design, key, **values):
    items = tuple(replace(each, **values) if each.key == key else each for each in design.layouts["both"])
    return replace(design, layouts={**design.layouts, "both": items})


def without(design, key):
    items = tuple(each for each in design.layouts["both"] if each.key != key)
    return replace(design, layouts={**design.layouts, "both": items})


def said(design, sizes=None):
    return [(str(each), each.key, each.is_fault) for each in remarks_on(design, "both", sizes)]


@pytest.mark.parametrize("key", STARTERS)
@pytest.mark.parametrize("language", ["both", "hi"])
def test_nothing_is_said_of_the_starters(key, language):
    assert remarks_on(starter(key), language) == ()


def test_what_every_paper_needs_is_a_fault():
    design = without(starter("classic"), "serial")
    assert said(design) == [
        ("The field “Serial number” is missing, without which no paper can be checked", "", True),
    ]
    assert remarks_on(design, "hi") == ()
    with text.speaking("hi"):
        assert "Serial" not in said(design)[0][0]
    assert said(without(starter("classic"), "code"))[0][2]


def test_a_text_in_the_margin():
    assert said(changed(starter("classic"), "office-hi", y_mm=11.0)) == [
        ("It reaches into the margin of 12 mm that many printers leave white.", "office-hi", False)
    ]


def test_a_small_code_and_what_stands_on_it():
    design = changed(starter("classic"), "code", width_mm=26.0, height_mm=26.0)
    assert said(design) == [("Below 30 mm the code is hard to read after a photocopy.", "code", False)]
    design = changed(starter("classic"), "serial", x_mm=50.0)
    assert said(design) == [("It stands on the code, which then may not be read.", "serial", False)]


def test_texts_that_shrink_and_those_that_are_meant_small():
    sizes = {"en-name": 6.62, "place": 10.5, "code-hint": 7.5}
    assert said(starter("classic"), sizes) == [
        ("With the longest name this text shrinks to 6.6 pt. Make its box larger.", "en-name", False)
    ]
    design = changed(starter("classic"), "code-hint", size_pt=6.0)
    assert said(design, {"code-hint": 6.0}) == []


def test_unknown_fields_and_empty_texts():
    design = changed(starter("classic"), "place", text=Both("{father}", "{place}"))
    assert said(design) == [("There is no field “father”. Choose one under “Insert a field”.", "place", True)]
    design = changed(starter("classic"), "place", text=Both(" ", ""))
    assert said(design) == [("A text is empty. Write something, or delete it.", "place", False)]
