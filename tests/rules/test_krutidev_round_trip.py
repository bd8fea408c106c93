"""Every Hindi word that the program knows, struck in every habit of typists, is read back as itself."""

import random
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.places import resource
from sankul.rules import demo_names
from sankul.rules.krutidev import to_unicode
from sankul.text import nfc

from .krutidev_writer import WRITABLE, typed

DATA = Path(__file__).parents[1] / "data"
_WORD = re.compile(r"[\u0900-\u097f]+")
# Nobody can tell these from what else is drawn so: a crescent and a dot over a stroke, and two strokes of a full stop.
_DRAWN_ALIKE = re.compile("[ॉऑ][ँं]|।।")


@cache
def _words() -> tuple[str, ...]:
    """Hindi words of the corpus, the catalogue and the invented names; signs that the font lacks are left out."""
    catalogue = (resource("locale") / "hi" / "LC_MESSAGES" / "sankul.po").read_text(encoding="utf-8")
    corpus = (DATA / "hindi_corpus.tsv").read_text(encoding="utf-8")
    names = " ".join([*demo_names.MEN, *demo_names.WOMEN, *demo_names.FAMILIES])
    words = {nfc(word) for text in (catalogue, corpus, names) for word in _WORD.findall(text)}
    return tuple(sorted(word for word in words if WRITABLE.fullmatch(word) and not _DRAWN_ALIKE.search(word)))


def test_there_are_enough_words():
    assert len(_words()) > 2000


def test_words_typed_plainly_are_read_back():
    assert {word: got for word in _words() if (got := to_unicode(typed(word))) != word} == {}


@pytest.mark.parametrize("habit", range(6))
def test_words_typed_by_any_habit_are_read_back(habit):
    choose = random.Random(habit).choice
    struck = {word: typed(word, choose) for word in _words()}
    assert {word: keys for word, keys in struck.items() if to_unicode(keys) != word} == {}


@given(st.data())
@settings(max_examples=150)
def test_lines_are_read_back(data):
    words = data.draw(st.lists(st.sampled_from(_words()), min_size=1, max_size=6))
    struck = [typed(word, lambda ways: data.draw(st.sampled_from(list(ways)))) for word in words]
    assert to_unicode(" ".join(struck)) == " ".join(words)


@given(st.text(max_size=40))
@settings(max_examples=300)
def test_any_text_is_read_without_a_fault_and_in_normal_form(text):
    read = to_unicode(text)
    assert read == nfc(read)
    assert not any(letter in read for letter in "\ue000\ue001\ue002\ue003\ue004")


@given(st.text(st.sampled_from([chr(code) for code in (*range(32, 127), *range(160, 256))]), max_size=40))
@settings(max_examples=300)
def test_digits_stay_where_they_are(text):
    assert re.findall("[0-9]", to_unicode(text)) == re.findall("[0-9]", text)


@given(
    st.lists(st.sampled_from(["सन्तोष", "मो0", "(ARP)", "15-07-2026", "P.S.", "[A]", "राम:", "k", "f'k"]), min_size=1)
)
def test_unicode_text_is_left_as_it_is(words):
    text = nfc(" ".join(["श्री", *words]))
    assert to_unicode(text) == text
    assert to_unicode(to_unicode(text)) == to_unicode(text)


@given(st.data())
@settings(max_examples=100)
def test_reading_twice_is_reading_once(data):
    word = data.draw(st.sampled_from(_words()))
    once = to_unicode(typed(word))
    assert to_unicode(once) == once
