"""Keys, and when they were made."""

from datetime import UTC, datetime, timedelta

from sankul.identity import is_key, made_at, new_id


def test_a_key_knows_when_it_was_made():
    before = datetime.now(UTC)
    made = made_at(new_id())
    assert before - timedelta(milliseconds=2) <= made <= datetime.now(UTC) + timedelta(milliseconds=2)
    assert made_at("01890a5d-ac96-774b-bcce-b302099a8057") == datetime(2023, 6, 30, 3, 34, 18, 518000, UTC)


def test_other_keys_do_not():
    assert made_at("school-1") is None
    assert made_at("6fa459ea-ee8a-3ca4-894e-db77e160355e") is None


def test_what_can_be_a_key():
    assert is_key(new_id())
    assert not is_key("Santosh Rao")
    assert not is_key("")
