"""Designs and their pictures, course work, who led a session, corrected certificates, and lists of other offices."""

import sqlalchemy as sa
from alembic import op

from sankul.storage import columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LINKS = (("certificates", "design_id", "designs"), ("certificates", "replaces_id", "certificates"), ("sessions", "led_by_id", "people"))
KEY_MOMENTS = ("listed_at", "taken_over_at")


def upgrade() -> None:
    """Make the new tables, and add columns to the old ones."""
    op.create_table(
        "designs",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("name", columns.Words(), nullable=False),
        sa.Column("name_hi", columns.Words(), nullable=False),
        sa.Column("body", columns.Words(), nullable=False),
        sa.Column("starter", columns.Words(), nullable=False),
        sa.Column("is_listed", columns.Flag(), nullable=False),
        sa.CheckConstraint("name <> '' OR name_hi <> ''", name=op.f("ck_designs_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_designs")),
        sqlite_strict=True,
    )
    op.create_table(
        "pictures",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("digest", columns.Words(), nullable=False),
        sa.Column("name", columns.Words(), nullable=False),
        sa.Column("data", columns.Words(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_pictures_digest_whole")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pictures")),
        sa.UniqueConstraint("digest", name=op.f("uq_pictures_digest")),
        sqlite_strict=True,
    )
    op.create_table(
        "tasks",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("programme_id", columns.Identifier(), nullable=False),
        sa.Column("title", columns.Words(), nullable=False),
        sa.Column("title_hi", columns.Words(), nullable=False),
        sa.Column("due_on", columns.Day(), nullable=True),
        sa.CheckConstraint("title <> '' OR title_hi <> ''", name=op.f("ck_tasks_titled")),
        _to("tasks", "programme_id", "programmes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_tasks_programme_id"), "tasks", ["programme_id"], unique=False)
    op.create_table(
        "submissions",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("task_id", columns.Identifier(), nullable=False),
        sa.Column("person_id", columns.Identifier(), nullable=False),
        sa.Column("on", columns.Day(), nullable=False),
        _to("submissions", "task_id", "tasks"),
        _to("submissions", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint("task_id", "person_id", name=op.f("uq_submissions_task_id_person_id")),
        sqlite_strict=True,
    )
    for name in ("task_id", "person_id"):
        op.create_index(op.f(f"ix_submissions_{name}"), "submissions", [name], unique=False)
    op.create_table(
        "withdrawals",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("key_id", columns.Words(), nullable=False),
        sa.Column("serial", columns.Words(), nullable=False),
        sa.Column("state", columns.Words(), nullable=False),
        sa.Column("reason", columns.Words(), nullable=False),
        sa.Column("on", columns.Day(), nullable=False),
        sa.CheckConstraint("state <> 'valid'", name=op.f("ck_withdrawals_withdrawn")),
        sa.CheckConstraint("state IN ('valid', 'revoked', 'superseded')", name=op.f("ck_withdrawals_state_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawals")),
        sa.UniqueConstraint("key_id", "serial", name=op.f("uq_withdrawals_key_id_serial")),
        sqlite_strict=True,
    )
    op.add_column("certificates", sa.Column("override", columns.Words(), nullable=False, server_default=""))
    for name in KEY_MOMENTS:
        op.add_column("issuer_keys", sa.Column(name, columns.Moment(), nullable=True))
    kind = "TEXT" if op.get_bind().dialect.name == "sqlite" else "UUID"
    for table, name, target in LINKS:
        # Alembic would leave out that the key can be deferred.
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {name} {kind} CONSTRAINT fk_{table}_{name}_{target} "
            f"REFERENCES {target} (id) DEFERRABLE INITIALLY IMMEDIATE"
        )
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name], unique=False)


def downgrade() -> None:
    """Take the columns and tables away again."""
    for table, name, _target in reversed(LINKS):
        op.drop_index(op.f(f"ix_{table}_{name}"), table_name=table)
        op.drop_column(table, name)
    for name in reversed(KEY_MOMENTS):
        op.drop_column("issuer_keys", name)
    op.drop_column("certificates", "override")
    for table in ("withdrawals", "submissions", "tasks", "pictures", "designs"):
        op.drop_table(table)


def _to(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}_{target}"), initially="IMMEDIATE", deferrable=True
    )
