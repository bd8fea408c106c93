"""Notices and looks at accounts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sankul.rules.privacy import (
    Disclosure,
    DisclosureKind,
    NoticeDayImplausible,
    NoticeInFuture,
    NoticeLanguageUnknown,
    check_notice,
    is_on_record,
)

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "language", "refusal"),
    [
        (TODAY + timedelta(days=1), "hi", NoticeInFuture),
        (date(1026, 1, 1), "hi", NoticeDayImplausible),
        (TODAY, "ur", NoticeLanguageUnknown),
    ],
)
def test_what_cannot_be_is_refused(on, language, refusal):
    with pytest.raises(refusal):
        check_notice(on, language, TODAY)


def test_a_notice_of_today_is_right():
    check_notice(TODAY, "both", TODAY)


@pytest.mark.parametrize(
    ("seconds", "actor", "kind", "expected"),
    [
        (0, "asha", DisclosureKind.SEEN, True),
        (59, "asha", DisclosureKind.SEEN, True),
        (60, "asha", DisclosureKind.SEEN, False),
        (-5, "asha", DisclosureKind.SEEN, False),
        (5, "manoj", DisclosureKind.SEEN, False),
        (5, "asha", DisclosureKind.EXPORTED, False),
    ],
)
def test_the_same_look_within_a_minute_is_on_record(seconds, actor, kind, expected):
    seen = Disclosure(person_id="p", at=NOON, actor=actor, kind=kind)
    assert is_on_record([seen], "asha", NOON + timedelta(seconds=seconds)) is expected
