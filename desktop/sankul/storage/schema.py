"""The schema's version and its migrations. Alembic is imported only when there is something to migrate."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, inspect, text

from sankul.storage.connections import WRITES

NEWEST = "0003"
_FOLDER = Path(__file__).with_name("migrations")


def version_of(engine: Engine) -> str | None:
    """The version of the office's schema, or None for an empty database."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if version is None else str(version)


def is_known(version: str) -> bool:
    """Whether this program has the migration `version`."""
    return any(_FOLDER.glob(f"versions/{version}_*.py"))


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run the migrations up to `to`, in one transaction."""
    _migrate(engine, "upgrade", to)


def downgrade(engine: Engine, to: str) -> None:
    """Run the migrations back to `to`, in one transaction."""
    _migrate(engine, "downgrade", to)


def _migrate(engine: Engine, direction: str, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    with engine.connect() as raw, raw.execution_options(**{WRITES: True}).begin():
        config.attributes["connection"] = raw
        act: Any = getattr(command, direction)
        act(config, to)
