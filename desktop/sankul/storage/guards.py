"""The database's own last guard: two bookings of one space can never overlap, whoever saves them and when."""

from sqlalchemy import Connection

OVERLAP = "bookings of one space overlap"
_CLASH = (
    "SELECT 1 FROM bookings b WHERE b.space_id = NEW.space_id AND b.id <> NEW.id "
    "AND b.starts_at < NEW.ends_at AND NEW.starts_at < b.ends_at"
)


def add_booking_guard(connection: Connection) -> None:
    """Triggers on SQLite, an exclusion constraint on PostgreSQL."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS btree_gist")
        connection.exec_driver_sql(
            "ALTER TABLE bookings ADD CONSTRAINT ex_bookings_overlap EXCLUDE USING gist "
            "(space_id WITH =, tstzrange(starts_at, ends_at) WITH &&)"
        )
        return
    for act in ("INSERT", "UPDATE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER bookings_overlap_{act.lower()} BEFORE {act} ON bookings WHEN EXISTS ({_CLASH}) "
            f"BEGIN SELECT RAISE(ABORT, '{OVERLAP}'); END"
        )


def drop_booking_guard(connection: Connection) -> None:
    """Take the guard away again."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("ALTER TABLE bookings DROP CONSTRAINT ex_bookings_overlap")
        return
    for act in ("insert", "update"):
        connection.exec_driver_sql(f"DROP TRIGGER bookings_overlap_{act}")
