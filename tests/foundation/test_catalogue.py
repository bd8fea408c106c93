"""Every sentence has good Hindi: none is missing, none is stale, and its places are those of the English."""

import gettext
import importlib.util
import os
import re
import string
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAME_IN_HINDI = re.compile(r"^[\W\d_]*(?:[A-Z0-9.+/-]{2,}[\W\d_]*)*$|^[\W\d_]*\{[^}]*\}[\W\d_]*$")
CODES = {"XLSX", "CSV", "PDF", "PNG", "JPEG", "UDISE", "IFSC", "QR", "WhatsApp", "SMS", "Sankul", "English", "Excel"}


def tool(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def catalogue():
    return tool("catalogue")


@pytest.fixture
def small(catalogue, monkeypatch, tmp_path):
    """The tool on a catalogue of its own, for a program with two sentences."""
    monkeypatch.setattr(catalogue, "FILE", tmp_path / "hi" / "sankul.po")
    monkeypatch.setattr(catalogue, "extracted", lambda: iter(["Save “{name}”\nnow", ("{n} day", "{n} days")]))
    return catalogue


def places(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def pairs(catalogue):
    for message in catalogue.read():
        if message.id and message.string:
            sources = (message.id,) if isinstance(message.id, str) else message.id
            targets = (message.string,) if isinstance(message.string, str) else message.string
            yield from ((one, other) for one, other in zip(sources, targets, strict=True) if other)


def test_no_sentence_is_missing_or_stale(catalogue):
    assert catalogue.missing() == []


def test_a_missing_and_a_stale_sentence_are_noticed(catalogue, monkeypatch):
    monkeypatch.setattr(catalogue, "extracted", lambda: iter(["A sentence that nobody ever wrote"]))
    found = catalogue.missing()
    assert found[0] == "no Hindi: A sentence that nobody ever wrote"
    assert any(line.startswith("stale: ") for line in found)


def test_sentences_are_found_wherever_they_stand(catalogue):
    code = (
        "said = f\"{_('Pictures')} (*.png)\" + text._('One ' 'and') + _(LABELS[kind]) + _('')\n"
        "ngettext('{n} day', '{n} days', n) + N_(name)"
    )
    assert set(catalogue.sentences(code)) == {"Pictures", "One and", ("{n} day", "{n} days")}


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


def test_translations_are_filled_and_kept(small, tmp_path):
    file = tmp_path / "hi.json"
    file.write_text('{"Save “{name}”\\nnow": "“{name}”\\nसहेजें", "No longer said": "पुराना"}', encoding="utf-8")
    small.fill([str(file)])
    file.write_text('{"Save “{name}”\\nnow": "", "{n} day|{n} days": ["{n} दिन", "{n} दिन"]}', encoding="utf-8")
    small.fill([str(file)])
    small.update()
    assert small.missing() == []
    assert small.translations_of(small.read())["Save “{name}”\nnow"] == "“{name}”\nसहेजें"
    assert "No longer said" not in small.FILE.read_text(encoding="utf-8")
    assert str(ROOT) not in small.FILE.read_text(encoding="utf-8")


def test_what_is_compiled_says_what_the_catalogue_says(catalogue, small, tmp_path, monkeypatch):
    small.fill([])
    compiler, target = tool("compile_catalogue"), tmp_path / "sankul.mo"
    compiler.bring_up_to_date(small.FILE, target)
    with target.open("rb") as file:
        bare = gettext.GNUTranslations(file)
    assert bare.gettext("Save “{name}”\nnow") == "Save “{name}”\nnow"
    assert [bare.ngettext("{n} day", "{n} days", n) for n in (1, 2)] == ["{n} day", "{n} days"]
    monkeypatch.undo()
    compiler.bring_up_to_date(catalogue.FILE, whole := tmp_path / "whole.mo")
    with whole.open("rb") as file:
        said = gettext.GNUTranslations(file)
    for message in catalogue.read():
        if isinstance(message.id, str) and message.id and message.string:
            assert said.gettext(message.id) == message.string
        elif isinstance(message.id, tuple) and all(message.string):
            assert [said.ngettext(*message.id, n) for n in (1, 2)] == list(message.string)


def test_a_catalogue_is_compiled_again_only_when_it_changed(small, tmp_path):
    small.update()
    compiler, target = tool("compile_catalogue"), tmp_path / "sankul.mo"
    target.write_bytes(b"newer")
    os.utime(small.FILE, (1, 1))
    compiler.bring_up_to_date(small.FILE, target)
    assert target.read_bytes() == b"newer"
    os.utime(target, (0, 0))
    compiler.bring_up_to_date(small.FILE, target)
    assert target.read_bytes() != b"newer"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
