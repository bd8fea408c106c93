"""Contacts, notices, who saw bank data, merged and distinct people, remembered answers, erasure, clusters and level names."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from sankul.storage import columns

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    "contacts",
    "notices",
    "disclosures",
    "distinctions",
    "mergers",
    "row_answers",
    "column_choices",
    "redactions",
)


def upgrade() -> None:
    """Make the new tables, and add columns to the old ones."""
    _make(
        "contacts",
        _link("person_id"),
        _link("by_id", may_miss=True),
        _link("programme_id", may_miss=True),
        _words("kind"),
        sa.Column("on", columns.Day(), nullable=False),
        sa.Column("minutes", columns.Whole(), nullable=False),
        _words("note"),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_contacts_minutes_positive")),
        sa.CheckConstraint("kind IN ('call', 'visit', 'message')", name=op.f("ck_contacts_kind_known")),
        links={"person_id": "people", "by_id": "people", "programme_id": "programmes"},
    )
    _make(
        "notices",
        _link("person_id"),
        sa.Column("on", columns.Day(), nullable=False),
        _words("language"),
        _words("version"),
        links={"person_id": "people"},
    )
    _make(
        "disclosures",
        _link("person_id"),
        sa.Column("at", columns.Moment(), nullable=False),
        _words("actor"),
        _words("kind"),
        _words("what"),
        sa.CheckConstraint("kind IN ('seen', 'exported')", name=op.f("ck_disclosures_kind_known")),
    )
    op.create_index(op.f("ix_disclosures_person_id"), "disclosures", ["person_id"], unique=False)
    _make(
        "distinctions",
        _link("one_id"),
        _link("other_id"),
        sa.Column("on", columns.Day(), nullable=False),
        sa.UniqueConstraint("one_id", "other_id", name=op.f("uq_distinctions_one_id_other_id")),
        sa.CheckConstraint("one_id < other_id", name=op.f("ck_distinctions_ordered")),
        links={"one_id": "people", "other_id": "people"},
    )
    _make(
        "mergers",
        _link("kept_id"),
        _link("gone_id"),
        *map(_words, ("name", "name_hi", "mobile", "employee_code", "account")),
        _link("school_id", may_miss=True),
        sa.Column("on", columns.Day(), nullable=False),
        sa.UniqueConstraint("gone_id", name=op.f("uq_mergers_gone_id")),
        links={"kept_id": "people", "school_id": "schools"},
    )
    _make(
        "row_answers",
        _words("digest"),
        _words("kind"),
        _link("person_id", may_miss=True),
        sa.Column("on", columns.Day(), nullable=False),
        sa.UniqueConstraint("digest", name=op.f("uq_row_answers_digest")),
        sa.CheckConstraint("kind IN ('add', 'update', 'leave')", name=op.f("ck_row_answers_kind_known")),
        sa.CheckConstraint("kind = 'leave' OR person_id IS NOT NULL", name=op.f("ck_row_answers_person_known")),
        links={"person_id": "people"},
    )
    _make(
        "column_choices",
        _words("noun"),
        _words("headings"),
        sa.Column("columns", columns.Facts(), nullable=False),
        sa.Column("scripts", columns.Facts(), nullable=False),
        sa.UniqueConstraint("noun", "headings", name=op.f("uq_column_choices_noun_headings")),
    )
    _make(
        "redactions",
        sa.Column("sequence", columns.Whole(), nullable=False),
        _words("digest"),
        sa.UniqueConstraint("sequence", name=op.f("uq_redactions_sequence")),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_redactions_digest_whole")),
    )
    op.add_column("schools", sa.Column("cluster", columns.Words(), nullable=False, server_default=""))
    op.add_column("offices", sa.Column("level_names", columns.Facts(), nullable=False, server_default="{}"))
    op.add_column("offices", sa.Column("block_names", columns.Facts(), nullable=False, server_default="{}"))
    op.add_column("people", sa.Column("erased_on", columns.Day(), nullable=True))


def downgrade() -> None:
    """Take the columns and tables away again."""
    op.drop_column("people", "erased_on")
    op.drop_column("offices", "block_names")
    op.drop_column("offices", "level_names")
    op.drop_column("schools", "cluster")
    for table in reversed(TABLES):
        op.drop_table(table)


def _words(name: str) -> "sa.Column[Any]":
    return sa.Column(name, columns.Words(), nullable=False)


def _link(name: str, *, may_miss: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, columns.Identifier(), nullable=may_miss)


def _make(table: str, *parts: Any, links: dict[str, str] | None = None) -> None:
    """Make a table with its key; `links` are its columns that point to other tables."""
    op.create_table(
        table,
        sa.Column("id", columns.Identifier(), nullable=False),
        *parts,
        *(_to(table, name, target) for name, target in (links or {}).items()),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sqlite_strict=True,
    )
    for name in links or {}:
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name], unique=False)


def _to(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}_{target}"), initially="IMMEDIATE", deferrable=True
    )
