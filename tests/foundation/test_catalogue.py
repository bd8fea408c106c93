"""Every sentence has good Hindi: none is missing, none is stale, and its places are those of the English."""

import importlib.util
import re
import string
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAME_IN_HINDI = re.compile(r"^[\W\d_]*(?:[A-Z0-9.+/-]{2,}[\W\d_]*)*$|^[\W\d_]*\{[^}]*\}[\W\d_]*$")
CODES = {"XLSX", "CSV", "PDF", "PNG", "JPEG", "UDISE", "IFSC", "QR", "WhatsApp", "SMS", "Sankul", "English", "Excel"}


@pytest.fixture(scope="module")
def catalogue():
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "packaging" / "catalogue.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def places(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def pairs(catalogue):
    for message in catalogue.read():
        if message.id and message.string:
            sources = (message.id,) if isinstance(message.id, str) else message.id
            targets = (message.string,) if isinstance(message.string, str) else message.string
            yield from zip(sources, targets, strict=True)


def test_no_sentence_is_missing_or_stale(catalogue):
    assert catalogue.missing() == []


def test_a_missing_and_a_stale_sentence_are_noticed(catalogue, monkeypatch):
    monkeypatch.setattr(catalogue, "extracted", lambda: iter(["A sentence that nobody ever wrote"]))
    found = catalogue.missing()
    assert found[0] == "no Hindi: A sentence that nobody ever wrote"
    assert any(line.startswith("stale: ") for line in found)


def test_places_are_the_same(catalogue):
    wrong = [(one, other) for one, other in pairs(catalogue) if set(places(other)) - set(places(one))]
    assert wrong == []
    lost = [(one, other) for one, other in pairs(catalogue) if set(places(one)) - set(places(other))]
    assert lost == []


def test_hindi_is_in_devanagari(catalogue):
    bare = [
        one
        for one, other in pairs(catalogue)
        if not re.search("[ऀ-ॿ]", other)
        and not SAME_IN_HINDI.match(other)
        and not set(re.findall(r"\w+", re.sub(r"\{[^}]*\}", "", other))) <= CODES
    ]
    assert bare == []
