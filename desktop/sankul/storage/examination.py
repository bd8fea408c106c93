"""The examination of an office: the file's integrity, the audit trail, and rules that the stored rows must keep."""

from collections.abc import Iterator

from sqlalchemy import Connection

from sankul.storage import audit
from sankul.text import N_, _

_RULES = (
    (
        N_("{n} bookings of one space overlap."),
        "SELECT count(*) FROM bookings a JOIN bookings b ON a.space_id = b.space_id AND a.id < b.id "
        "AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at",
    ),
    (
        N_("{n} teachers are in two circles of one programme at the same time."),
        "SELECT count(DISTINCT a.person_id) FROM members a JOIN members b ON a.person_id = b.person_id AND a.id < b.id "
        "JOIN circles c ON c.id = a.circle_id JOIN circles d ON d.id = b.circle_id AND d.programme_id = c.programme_id "
        "WHERE a.part = 'teacher' AND b.part = 'teacher' AND (a.until_on IS NULL OR a.until_on > b.from_on) "
        "AND (b.until_on IS NULL OR b.until_on > a.from_on)",
    ),
    (
        N_("{n} serial numbers of certificates are missing."),
        "SELECT coalesce(sum(top - many), 0) FROM (SELECT max(sequence) AS top, count(*) AS many FROM certificates "
        "GROUP BY financial_year) AS years",
    ),
    (
        N_("{n} cancelled sessions have marks."),
        "SELECT count(DISTINCT s.id) FROM sessions s JOIN marks m ON m.session_id = s.id WHERE s.state = 'cancelled'",
    ),
)


def findings(connection: Connection) -> Iterator[str]:
    """Sentences for what is wrong; nothing when all is well."""
    if connection.dialect.name == "sqlite":
        yield from _file_findings(connection)
    for sequence in audit.broken_entries(connection):
        yield _("Entry {n} of the audit trail was altered.").format(n=sequence)
    for sentence, query in _RULES:
        count = int(connection.exec_driver_sql(query).scalar_one())
        if count:
            yield _(sentence).format(n=count)


def _file_findings(connection: Connection) -> Iterator[str]:
    for pragma in ("cipher_integrity_check", "integrity_check"):
        for (word,) in connection.exec_driver_sql(f"PRAGMA {pragma}").fetchall():
            if word != "ok":
                yield _("The office file is damaged: {detail}. Restore the newest backup.").format(detail=word)
    for table, *_rest in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        yield _("A row of “{table}” points to a row that is not there.").format(table=table)
