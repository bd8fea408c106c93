"""Known designations stand in both languages; others as they were typed."""

import pytest

from sankul.rules.designations import in_both


@pytest.mark.parametrize("typed", ["Assistant Teacher", "assistant  teacher", "सहायक अध्यापक"])
def test_known_ones_in_both_languages(typed):
    both = in_both(typed)
    assert (both.en, both.hi) == ("Assistant Teacher", "सहायक अध्यापक")


def test_an_unknown_one_stays():
    assert in_both("Librarian").in_language("hi") == "Librarian"
    assert in_both("").in_language("hi") == ""
