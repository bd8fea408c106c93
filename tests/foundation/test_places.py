"""Where files are: resources in a checkout and in a frozen program, and the folders of a person."""

import sys

import pytest

import sankul
from sankul import places


@pytest.fixture
def anew():
    """The folder of resources is looked for again, before and after the test."""
    places.resources.cache_clear()
    yield
    places.resources.cache_clear()


@pytest.mark.parametrize("parts", [("styles", "sankul.qss"), ("rates", "uttar-pradesh.toml"), ("NOTICE.md",)])
def test_resources_of_this_checkout(parts):
    assert places.resource(*parts).is_file()


def test_a_frozen_program_has_its_resources_inside(anew, monkeypatch, tmp_path):
    inside = tmp_path / "sankul" / "resources"
    inside.mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert places.resources() == inside


def test_installed_resources_stand_beside_the_package(anew, monkeypatch, tmp_path):
    installed = tmp_path / "site" / "sankul"
    (installed / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(places, "__file__", str(installed / "places.py"))
    assert places.resources() == installed / "resources"


def test_no_resources_is_a_fault_at_once(anew, monkeypatch, tmp_path):
    monkeypatch.setattr(places, "__file__", str(tmp_path / "site" / "sankul" / "places.py"))
    with pytest.raises(StopIteration):
        places.resources()


def test_the_folders_of_a_person_are_made_in_their_home(private_home):
    folders = (places.data_folder(), places.settings_file().parent, places.log_folder())
    for folder in folders:
        assert folder.is_dir()
        assert folder.is_relative_to(private_home)


def test_the_package_has_no_copy_of_the_resources_that_could_go_stale():
    assert not (places.Path(sankul.__file__).parent / "resources").exists()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("GKP/KHORABAR/2026-27/0042", "GKP-KHORABAR-2026-27-0042"),
        ("कार्यालय खण्ड शिक्षा अधिकारी", "कार्यालय-खण्ड-शिक्षा-अधिकारी"),
        ('a:b*c?"<>|\\d', "a-b-c-d"),
        ("../../etc", "etc"),
        ("  ", ""),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_name_for_a_file_keeps_letters_of_any_script(text, name):
    assert places.file_name(text) == name
