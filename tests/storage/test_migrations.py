"""Migrations go up, down and up again, with data, and end at the schema that the program expects."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from sankul.rules.people import Person
from sankul.storage import schema
from sankul.storage.tables import metadata


def person(name="Asha"):
    return Person(name=name, district_code="148", district="Gorakhpur")


def differences(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        return without_read_again(compare_metadata(context, metadata))


def without_read_again(found):
    """What remains without keys that are only read otherwise: SQLAlchemy sees no options of a key that was added to a table
    of SQLite later, where it stands in the line of its column.
    """
    keys = {name: {key_of(each) for each in found if each[0] == name} for name in ("remove_fk", "add_fk")}
    same = keys["remove_fk"] & keys["add_fk"]
    return [each for each in found if each[0] not in keys or key_of(each) not in same]


def key_of(found):
    """Table, columns and target of a foreign key."""
    key = found[1]
    return key.parent.name, tuple(key.column_keys), tuple(each.target_fullname for each in key.elements)


def columns(engine):
    inspector = inspect(engine)
    return {
        table: {column["name"]: column["nullable"] for column in inspector.get_columns(table)}
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def test_the_newest_version_is_the_schema_of_the_tables(any_store):
    assert schema.version_of(any_store._engine) == schema.NEWEST
    assert differences(any_store._engine) == []
    expected = {
        table.name: {column.name: bool(column.nullable) for column in table.columns}
        for table in metadata.tables.values()
    }
    assert columns(any_store._engine) == expected


def test_every_named_version_is_known():
    assert schema.is_known(schema.NEWEST)
    assert not schema.is_known("9999")


def test_down_and_up_again(any_store):
    engine = any_store._engine
    with any_store.transaction("Add") as work:
        work.people.add(person())
    schema.downgrade(engine, "base")
    assert columns(engine) == {}
    schema.upgrade(engine)
    assert differences(engine) == []
    with any_store.transaction("Add") as work:
        work.people.add(person("Again"))
    assert any_store.findings() == ()


def test_a_migration_that_fails_changes_nothing(any_store, monkeypatch):
    engine = any_store._engine
    with any_store.transaction("Add") as work:
        work.people.add(person())
    before = columns(engine)
    monkeypatch.setattr(
        "sankul.storage.guards.drop_booking_guard", lambda connection: connection.execute(text("nonsense"))
    )
    with pytest.raises(Exception, match="nonsense"):
        schema.downgrade(engine, "base")
    assert columns(engine) == before
    with any_store.reading() as work:
        assert work.people.count() == 1
