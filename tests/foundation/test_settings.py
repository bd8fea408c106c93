"""Settings of this PC: kept, and never in the way when they are damaged."""

import pytest

from sankul.settings import Settings, read_settings


def test_kept_and_read_again(tmp_path):
    file = tmp_path / "settings.json"
    settings = read_settings(file)
    assert (settings.language, settings.theme, settings.text_size) == ("en", "system", 100)
    settings.language, settings.last_office = "hi", "/home/x/दफ़्तर.sankul"
    settings.save()
    assert read_settings(file) == settings
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"language": 5, "text_size": "big"}',
        b'{"language": "fr", "text_size": 7}',
        b"\xff\xfe\x00",
    ],
)
def test_damaged_settings_are_defaults(tmp_path, damaged):
    file = tmp_path / "settings.json"
    file.write_bytes(damaged)
    assert read_settings(file) == Settings(file=file)


def test_what_is_right_in_a_damaged_file_stays(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text('{"language": "hi", "theme": 3, "unknown": 1}')
    assert read_settings(file) == Settings(language="hi", file=file)


def test_a_place_that_cannot_be_written_is_no_trouble(tmp_path):
    Settings(file=tmp_path / "none" / "settings.json").save()
    Settings().save()
    assert list(tmp_path.iterdir()) == []
