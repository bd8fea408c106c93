"""Refusals and troubles say their sentence in the language that is spoken when they are shown."""

import importlib
import inspect
import pkgutil
import string

import pytest

import sankul
from sankul.errors import NotFound, Refusal, Sentence, Trouble


class Taken(Refusal):
    message = "{space} is taken from {start}."
    field = "space"


def all_sentences(kind):
    for below in kind.__subclasses__():
        yield below
        yield from all_sentences(below)


@pytest.fixture(scope="module")
def sentences():
    for module in pkgutil.walk_packages(sankul.__path__, "sankul."):
        if "migrations" not in module.name and "__main__" not in module.name:
            importlib.import_module(module.name)
    return [each for each in all_sentences(Sentence) if each.__module__.startswith("sankul.")]


def test_places_are_filled():
    assert str(Taken(space="Hall", start="15:30")) == "Hall is taken from 15:30."


def test_a_missing_place_is_a_bug_at_once():
    with pytest.raises(KeyError):
        Taken(space="Hall")


def test_a_refusal_without_values():
    assert "no longer there" in str(NotFound())


def test_every_refusal_has_a_sentence_of_its_own(sentences):
    own = [each for each in sentences if each not in (Refusal, Trouble)]
    assert len(own) > 50
    for each in own:
        assert each.message != Sentence.message, each
        assert each.message[0].isupper() or not each.message[0].isalpha(), each
        assert each.message.rstrip()[-1] in ".?!”…)}", each
        assert inspect.getdoc(each), each
        list(string.Formatter().parse(each.message))
