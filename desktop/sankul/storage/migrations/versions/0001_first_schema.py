"""The first schema: every table, index and guard."""

import sqlalchemy as sa
from alembic import op

from sankul.storage import columns, guards

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables, and the guard against overlapping bookings."""
    op.create_table(
        "holidays",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("name", columns.Words(), nullable=False),
        sa.Column("name_hi", columns.Words(), nullable=False),
        sa.Column("kind", columns.Words(), nullable=False),
        sa.Column("from_on", columns.Day(), nullable=False),
        sa.Column("until_on", columns.Day(), nullable=False),
        sa.Column("district_code", columns.Words(), nullable=False),
        sa.Column("block", columns.Words(), nullable=False),
        sa.Column("order_number", columns.Words(), nullable=False),
        sa.Column("is_proposed", columns.Flag(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('holiday', 'restricted', 'vacation', 'order', 'exam', 'election')",
            name=op.f("ck_holidays_kind_known"),
        ),
        sa.CheckConstraint("until_on > from_on", name=op.f("ck_holidays_period_forward")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holidays")),
        sqlite_strict=True,
    )
    op.create_table(
        "issuer_keys",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("key_id", columns.Words(), nullable=False),
        sa.Column("issuer", columns.Words(), nullable=False),
        sa.Column("public_key", columns.Words(), nullable=False),
        sa.Column("private_key", columns.Words(), nullable=False),
        sa.Column("since_at", columns.Moment(), nullable=False),
        sa.CheckConstraint("length(public_key) = 64", name=op.f("ck_issuer_keys_public_key_whole")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issuer_keys")),
        sa.UniqueConstraint("key_id", name=op.f("uq_issuer_keys_key_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "journal_entries",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.Column("actor", columns.Words(), nullable=False),
        sa.Column("kind", columns.Words(), nullable=False),
        sa.Column("label", columns.Words(), nullable=False),
        sa.Column("filled", columns.Words(), nullable=False),
        sa.Column("can_undo", columns.Flag(), nullable=False),
        sa.Column("of", columns.Whole(), nullable=True),
        sa.Column("size", columns.Whole(), nullable=False),
        sa.Column("changes_hash", columns.Words(), nullable=False),
        sa.Column("hash", columns.Words(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_journal_entries")),
        sqlite_strict=True,
    )
    op.create_table(
        "offices",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("name", columns.Words(), nullable=False),
        sa.Column("name_hi", columns.Words(), nullable=False),
        sa.Column("state_code", columns.Words(), nullable=False),
        sa.Column("state", columns.Words(), nullable=False),
        sa.Column("district_code", columns.Words(), nullable=False),
        sa.Column("district", columns.Words(), nullable=False),
        sa.Column("block", columns.Words(), nullable=False),
        sa.Column("letterhead", columns.Words(), nullable=False),
        sa.Column("letterhead_hi", columns.Words(), nullable=False),
        sa.Column("serial_prefix", columns.Words(), nullable=False),
        sa.Column("is_demo", columns.Flag(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_offices_name_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
        sqlite_strict=True,
    )
    op.create_table(
        "programmes",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("name", columns.Words(), nullable=False),
        sa.Column("name_hi", columns.Words(), nullable=False),
        sa.Column("from_on", columns.Day(), nullable=False),
        sa.Column("until_on", columns.Day(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_programmes_name_given")),
        sa.CheckConstraint("until_on > from_on", name=op.f("ck_programmes_period_forward")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programmes")),
        sa.UniqueConstraint("name", name=op.f("uq_programmes_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "schools",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("udise", columns.Words(), nullable=True),
        sa.Column("name", columns.Words(), nullable=False),
        sa.Column("name_hi", columns.Words(), nullable=False),
        sa.Column("village", columns.Words(), nullable=False),
        sa.Column("block", columns.Words(), nullable=False),
        sa.Column("district_code", columns.Words(), nullable=False),
        sa.Column("district", columns.Words(), nullable=False),
        sa.Column("pin_code", columns.Words(), nullable=False),
        sa.CheckConstraint("udise IS NULL OR length(udise) = 11", name=op.f("ck_schools_udise_whole")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schools")),
        sa.UniqueConstraint("udise", name=op.f("uq_schools_udise")),
        sqlite_strict=True,
    )
    op.create_table(
        "signatories",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("name", columns.Words(), nullable=False),
        sa.Column("name_hi", columns.Words(), nullable=False),
        sa.Column("designation", columns.Words(), nullable=False),
        sa.Column("designation_hi", columns.Words(), nullable=False),
        sa.Column("position", columns.Whole(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatories")),
        sqlite_strict=True,
    )
    op.create_table(
        "circles",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("programme_id", columns.Identifier(), nullable=False),
        sa.Column("code", columns.Words(), nullable=False),
        sa.Column("name", columns.Words(), nullable=False),
        sa.Column("district_code", columns.Words(), nullable=False),
        sa.Column("district", columns.Words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_circles_programme_id_programmes"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circles")),
        sa.UniqueConstraint("programme_id", "code", name=op.f("uq_circles_programme_id_code")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_circles_programme_id"), "circles", ["programme_id"], unique=False)
    op.create_table(
        "journal_changes",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("collection", columns.Words(), nullable=False),
        sa.Column("row_id", columns.Identifier(), nullable=False),
        sa.Column("before", columns.Words(), nullable=True),
        sa.Column("after", columns.Words(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sequence"], ["journal_entries.sequence"], name=op.f("fk_journal_changes_sequence_journal_entries")
        ),
        sa.PrimaryKeyConstraint("sequence", "position", name=op.f("pk_journal_changes")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_journal_changes_row_id"), "journal_changes", ["row_id"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("name", columns.Words(), nullable=False),
        sa.Column("name_hi", columns.Words(), nullable=False),
        sa.Column("gender", columns.Words(), nullable=False),
        sa.Column("designation", columns.Words(), nullable=False),
        sa.Column("mobile", columns.Words(), nullable=False),
        sa.Column("employee_code", columns.Words(), nullable=False),
        sa.Column("school_id", columns.Identifier(), nullable=True),
        sa.Column("block", columns.Words(), nullable=False),
        sa.Column("district_code", columns.Words(), nullable=False),
        sa.Column("district", columns.Words(), nullable=False),
        sa.CheckConstraint("mobile = '' OR length(mobile) = 10", name=op.f("ck_people_mobile_whole")),
        sa.CheckConstraint("name <> '' OR name_hi <> ''", name=op.f("ck_people_named")),
        sa.ForeignKeyConstraint(
            ["school_id"],
            ["schools.id"],
            name=op.f("fk_people_school_id_schools"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_people_school_id"), "people", ["school_id"], unique=False)
    op.create_table(
        "proposals",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("programme_id", columns.Identifier(), nullable=False),
        sa.Column("made_at", columns.Moment(), nullable=False),
        sa.Column("cost", columns.Whole(), nullable=False),
        sa.Column("bound", columns.Whole(), nullable=False),
        sa.Column("seconds", columns.Real(), nullable=False),
        sa.Column("committed", columns.Flag(), nullable=False),
        sa.Column("weights", columns.Facts(), nullable=False),
        sa.Column("source", columns.Words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_proposals_programme_id_programmes"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_proposals_programme_id"), "proposals", ["programme_id"], unique=False)
    op.create_table(
        "rates",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("programme_id", columns.Identifier(), nullable=True),
        sa.Column("state_code", columns.Words(), nullable=False),
        sa.Column("role", columns.Words(), nullable=False),
        sa.Column("head", columns.Words(), nullable=False),
        sa.Column("head_hi", columns.Words(), nullable=False),
        sa.Column("amount_paise", columns.Whole(), nullable=False),
        sa.Column("unit", columns.Words(), nullable=False),
        sa.Column("cap_paise", columns.Whole(), nullable=False),
        sa.Column("min_sessions", columns.Whole(), nullable=False),
        sa.Column("from_on", columns.Day(), nullable=False),
        sa.Column("until_on", columns.Day(), nullable=True),
        sa.Column("order_number", columns.Words(), nullable=False),
        sa.Column("is_verified", columns.Flag(), nullable=False),
        sa.CheckConstraint("unit IN ('month', 'session', 'day', 'km', 'visit')", name=op.f("ck_rates_unit_known")),
        sa.CheckConstraint(
            "amount_paise >= 0 AND cap_paise >= 0 AND min_sessions >= 0", name=op.f("ck_rates_amounts_positive")
        ),
        sa.CheckConstraint("until_on IS NULL OR until_on > from_on", name=op.f("ck_rates_period_forward")),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_rates_programme_id_programmes"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rates")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_rates_programme_id"), "rates", ["programme_id"], unique=False)
    op.create_table(
        "spaces",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("name", columns.Words(), nullable=False),
        sa.Column("name_hi", columns.Words(), nullable=False),
        sa.Column("kind", columns.Words(), nullable=False),
        sa.Column("capacity", columns.Whole(), nullable=False),
        sa.Column("school_id", columns.Identifier(), nullable=True),
        sa.Column("block", columns.Words(), nullable=False),
        sa.Column("district_code", columns.Words(), nullable=False),
        sa.Column("district", columns.Words(), nullable=False),
        sa.Column("contact", columns.Words(), nullable=False),
        sa.Column("contact_mobile", columns.Words(), nullable=False),
        sa.Column("permission", columns.Words(), nullable=False),
        sa.Column("permission_until_on", columns.Day(), nullable=True),
        sa.CheckConstraint("kind IN ('office', 'school', 'informal', 'home')", name=op.f("ck_spaces_kind_known")),
        sa.CheckConstraint("name <> '' OR name_hi <> ''", name=op.f("ck_spaces_name_given")),
        sa.CheckConstraint(
            "permission IN ('not asked', 'asked', 'granted', 'refused', 'expired')",
            name=op.f("ck_spaces_permission_known"),
        ),
        sa.CheckConstraint("capacity > 0", name=op.f("ck_spaces_capacity_positive")),
        sa.ForeignKeyConstraint(
            ["school_id"],
            ["schools.id"],
            name=op.f("fk_spaces_school_id_schools"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spaces")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_spaces_school_id"), "spaces", ["school_id"], unique=False)
    op.create_table(
        "bank_accounts",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("person_id", columns.Identifier(), nullable=False),
        sa.Column("account", columns.Words(), nullable=False),
        sa.Column("ifsc", columns.Words(), nullable=False),
        sa.CheckConstraint("ifsc = '' OR length(ifsc) = 11", name=op.f("ck_bank_accounts_ifsc_whole")),
        sa.CheckConstraint("length(account) BETWEEN 9 AND 18", name=op.f("ck_bank_accounts_account_whole")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_bank_accounts_person_id_people"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_accounts")),
        sa.UniqueConstraint("person_id", name=op.f("uq_bank_accounts_person_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_bank_accounts_person_id"), "bank_accounts", ["person_id"], unique=False)
    op.create_table(
        "certificates",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("serial", columns.Words(), nullable=False),
        sa.Column("financial_year", columns.Words(), nullable=False),
        sa.Column("sequence", columns.Whole(), nullable=False),
        sa.Column("kind", columns.Words(), nullable=False),
        sa.Column("language", columns.Words(), nullable=False),
        sa.Column("person_id", columns.Identifier(), nullable=False),
        sa.Column("programme_id", columns.Identifier(), nullable=False),
        sa.Column("issued_on", columns.Day(), nullable=False),
        sa.Column("facts", columns.Facts(), nullable=False),
        sa.Column("code", columns.Words(), nullable=False),
        sa.Column("key_id", columns.Words(), nullable=False),
        sa.Column("state", columns.Words(), nullable=False),
        sa.Column("reason", columns.Words(), nullable=False),
        sa.Column("is_printed", columns.Flag(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('participation', 'completion', 'appreciation', 'leading')",
            name=op.f("ck_certificates_kind_known"),
        ),
        sa.CheckConstraint("state = 'valid' OR reason <> ''", name=op.f("ck_certificates_state_reasoned")),
        sa.CheckConstraint("state IN ('valid', 'revoked', 'superseded')", name=op.f("ck_certificates_state_known")),
        sa.CheckConstraint("sequence > 0", name=op.f("ck_certificates_sequence_positive")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_certificates_person_id_people"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_certificates_programme_id_programmes"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificates")),
        sa.UniqueConstraint("financial_year", "sequence", name=op.f("uq_certificates_financial_year_sequence")),
        sa.UniqueConstraint("serial", name=op.f("uq_certificates_serial")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_certificates_person_id"), "certificates", ["person_id"], unique=False)
    op.create_index(op.f("ix_certificates_programme_id"), "certificates", ["programme_id"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("programme_id", columns.Identifier(), nullable=False),
        sa.Column("person_id", columns.Identifier(), nullable=False),
        sa.Column("month_on", columns.Day(), nullable=False),
        sa.Column("head", columns.Words(), nullable=False),
        sa.Column("head_hi", columns.Words(), nullable=False),
        sa.Column("rate_id", columns.Identifier(), nullable=True),
        sa.Column("unit", columns.Words(), nullable=False),
        sa.Column("quantity", columns.Whole(), nullable=False),
        sa.Column("rate_paise", columns.Whole(), nullable=False),
        sa.Column("gross_paise", columns.Whole(), nullable=False),
        sa.Column("deduction_paise", columns.Whole(), nullable=False),
        sa.Column("net_paise", columns.Whole(), nullable=False),
        sa.Column("evidence", columns.Listing(), nullable=False),
        sa.Column("state", columns.Words(), nullable=False),
        sa.Column("reason", columns.Words(), nullable=False),
        sa.CheckConstraint("state <> 'returned' OR reason <> ''", name=op.f("ck_claims_return_reasoned")),
        sa.CheckConstraint(
            "state IN ('draft', 'attendance closed', 'block verified', 'district passed', 'sent for payment', 'paid', 'returned')",
            name=op.f("ck_claims_state_known"),
        ),
        sa.CheckConstraint("unit IN ('month', 'session', 'day', 'km', 'visit')", name=op.f("ck_claims_unit_known")),
        sa.CheckConstraint(
            "net_paise = gross_paise - deduction_paise AND net_paise >= 0 AND deduction_paise >= 0",
            name=op.f("ck_claims_net_exact"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_claims_person_id_people"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_claims_programme_id_programmes"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["rate_id"], ["rates.id"], name=op.f("fk_claims_rate_id_rates"), initially="IMMEDIATE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint(
            "programme_id", "person_id", "month_on", "head", name=op.f("uq_claims_programme_id_person_id_month_on_head")
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_claims_person_id"), "claims", ["person_id"], unique=False)
    op.create_index(op.f("ix_claims_programme_id"), "claims", ["programme_id"], unique=False)
    op.create_index(op.f("ix_claims_rate_id"), "claims", ["rate_id"], unique=False)
    op.create_table(
        "members",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("circle_id", columns.Identifier(), nullable=False),
        sa.Column("person_id", columns.Identifier(), nullable=False),
        sa.Column("part", columns.Words(), nullable=False),
        sa.Column("from_on", columns.Day(), nullable=False),
        sa.Column("until_on", columns.Day(), nullable=True),
        sa.Column("reason", columns.Words(), nullable=False),
        sa.CheckConstraint("part IN ('mentor', 'teacher')", name=op.f("ck_members_part_known")),
        sa.CheckConstraint("until_on IS NULL OR until_on >= from_on", name=op.f("ck_members_period_forward")),
        sa.ForeignKeyConstraint(
            ["circle_id"],
            ["circles.id"],
            name=op.f("fk_members_circle_id_circles"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_members_person_id_people"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_members_circle_id"), "members", ["circle_id"], unique=False)
    op.create_index(op.f("ix_members_person_id"), "members", ["person_id"], unique=False)
    op.create_index(
        "uq_members_open",
        "members",
        ["circle_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("until_on IS NULL"),
        postgresql_where=sa.text("until_on IS NULL"),
    )
    op.create_table(
        "pairs",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("proposal_id", columns.Identifier(), nullable=False),
        sa.Column("teacher_id", columns.Identifier(), nullable=False),
        sa.Column("mentor_id", columns.Identifier(), nullable=True),
        sa.Column("cost", columns.Whole(), nullable=False),
        sa.Column("next_mentor_id", columns.Identifier(), nullable=True),
        sa.Column("next_extra", columns.Whole(), nullable=True),
        sa.Column("why", columns.Listing(), nullable=False),
        sa.Column("is_pinned", columns.Flag(), nullable=False),
        sa.Column("forbidden", columns.Listing(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["people.id"], name=op.f("fk_pairs_mentor_id_people"), initially="IMMEDIATE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["next_mentor_id"],
            ["people.id"],
            name=op.f("fk_pairs_next_mentor_id_people"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_pairs_proposal_id_proposals"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"],
            ["people.id"],
            name=op.f("fk_pairs_teacher_id_people"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairs")),
        sa.UniqueConstraint("proposal_id", "teacher_id", name=op.f("uq_pairs_proposal_id_teacher_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_pairs_mentor_id"), "pairs", ["mentor_id"], unique=False)
    op.create_index(op.f("ix_pairs_next_mentor_id"), "pairs", ["next_mentor_id"], unique=False)
    op.create_index(op.f("ix_pairs_proposal_id"), "pairs", ["proposal_id"], unique=False)
    op.create_index(op.f("ix_pairs_teacher_id"), "pairs", ["teacher_id"], unique=False)
    op.create_table(
        "pledges",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("programme_id", columns.Identifier(), nullable=False),
        sa.Column("person_id", columns.Identifier(), nullable=False),
        sa.Column("minutes_per_week", columns.Whole(), nullable=False),
        sa.Column("min_teachers", columns.Whole(), nullable=False),
        sa.Column("max_teachers", columns.Whole(), nullable=False),
        sa.Column("absent_from_on", columns.Day(), nullable=True),
        sa.Column("absent_until_on", columns.Day(), nullable=True),
        sa.CheckConstraint(
            "min_teachers >= 0 AND max_teachers >= min_teachers", name=op.f("ck_pledges_limits_ordered")
        ),
        sa.CheckConstraint("minutes_per_week >= 0", name=op.f("ck_pledges_time_given")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_pledges_person_id_people"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_pledges_programme_id_programmes"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pledges")),
        sa.UniqueConstraint("programme_id", "person_id", name=op.f("uq_pledges_programme_id_person_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_pledges_person_id"), "pledges", ["person_id"], unique=False)
    op.create_index(op.f("ix_pledges_programme_id"), "pledges", ["programme_id"], unique=False)
    op.create_table(
        "roles",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("person_id", columns.Identifier(), nullable=False),
        sa.Column("role", columns.Words(), nullable=False),
        sa.Column("programme_id", columns.Identifier(), nullable=True),
        sa.Column("from_on", columns.Day(), nullable=False),
        sa.Column("until_on", columns.Day(), nullable=True),
        sa.CheckConstraint("role IN ('teacher', 'mentor', 'officer')", name=op.f("ck_roles_role_known")),
        sa.CheckConstraint("until_on IS NULL OR until_on > from_on", name=op.f("ck_roles_period_forward")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_roles_person_id_people"), initially="IMMEDIATE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_roles_programme_id_programmes"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_roles_person_id"), "roles", ["person_id"], unique=False)
    op.create_index(op.f("ix_roles_programme_id"), "roles", ["programme_id"], unique=False)
    op.create_table(
        "series",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("circle_id", columns.Identifier(), nullable=False),
        sa.Column("weekday", columns.Whole(), nullable=False),
        sa.Column("at", columns.Clock(), nullable=False),
        sa.Column("minutes", columns.Whole(), nullable=False),
        sa.Column("every_weeks", columns.Whole(), nullable=False),
        sa.Column("from_on", columns.Day(), nullable=False),
        sa.Column("until_on", columns.Day(), nullable=False),
        sa.Column("space_id", columns.Identifier(), nullable=True),
        sa.CheckConstraint("every_weeks > 0", name=op.f("ck_series_weeks_positive")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_series_minutes_positive")),
        sa.CheckConstraint("until_on > from_on", name=op.f("ck_series_period_forward")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_series_weekday_known")),
        sa.ForeignKeyConstraint(
            ["circle_id"],
            ["circles.id"],
            name=op.f("fk_series_circle_id_circles"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_series_space_id_spaces"), initially="IMMEDIATE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_series_circle_id"), "series", ["circle_id"], unique=False)
    op.create_index(op.f("ix_series_space_id"), "series", ["space_id"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("circle_id", columns.Identifier(), nullable=False),
        sa.Column("series_id", columns.Identifier(), nullable=True),
        sa.Column("number", columns.Whole(), nullable=False),
        sa.Column("starts_at", columns.Moment(), nullable=False),
        sa.Column("ends_at", columns.Moment(), nullable=False),
        sa.Column("state", columns.Words(), nullable=False),
        sa.Column("topic", columns.Words(), nullable=False),
        sa.Column("reason", columns.Words(), nullable=False),
        sa.Column("is_locked", columns.Flag(), nullable=False),
        sa.Column("due_on", columns.Day(), nullable=True),
        sa.Column("revision", columns.Whole(), nullable=False),
        sa.CheckConstraint("state IN ('planned', 'held', 'cancelled')", name=op.f("ck_sessions_state_known")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_sessions_time_forward")),
        sa.ForeignKeyConstraint(
            ["circle_id"],
            ["circles.id"],
            name=op.f("fk_sessions_circle_id_circles"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["series_id"],
            ["series.id"],
            name=op.f("fk_sessions_series_id_series"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("circle_id", "number", name=op.f("uq_sessions_circle_id_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_sessions_circle_id"), "sessions", ["circle_id"], unique=False)
    op.create_index(op.f("ix_sessions_series_id"), "sessions", ["series_id"], unique=False)
    op.create_index(op.f("ix_sessions_starts_at"), "sessions", ["starts_at"], unique=False)
    op.create_table(
        "bookings",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("space_id", columns.Identifier(), nullable=False),
        sa.Column("session_id", columns.Identifier(), nullable=True),
        sa.Column("starts_at", columns.Moment(), nullable=False),
        sa.Column("ends_at", columns.Moment(), nullable=False),
        sa.Column("purpose", columns.Words(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_bookings_time_forward")),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name=op.f("fk_bookings_session_id_sessions"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_bookings_space_id_spaces"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookings")),
        sa.UniqueConstraint("session_id", name=op.f("uq_bookings_session_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_bookings_session_id"), "bookings", ["session_id"], unique=False)
    op.create_index(op.f("ix_bookings_space_id"), "bookings", ["space_id"], unique=False)
    op.create_index(op.f("ix_bookings_space_id_starts_at"), "bookings", ["space_id", "starts_at"], unique=False)
    op.create_table(
        "marks",
        sa.Column("id", columns.Identifier(), nullable=False),
        sa.Column("session_id", columns.Identifier(), nullable=False),
        sa.Column("person_id", columns.Identifier(), nullable=False),
        sa.Column("state", columns.Words(), nullable=False),
        sa.Column("remark", columns.Words(), nullable=False),
        sa.CheckConstraint("state IN ('present', 'late', 'excused', 'absent')", name=op.f("ck_marks_state_known")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_marks_person_id_people"), initially="IMMEDIATE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name=op.f("fk_marks_session_id_sessions"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_marks")),
        sa.UniqueConstraint("session_id", "person_id", name=op.f("uq_marks_session_id_person_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_marks_person_id"), "marks", ["person_id"], unique=False)
    op.create_index(op.f("ix_marks_session_id"), "marks", ["session_id"], unique=False)
    guards.add_booking_guard(op.get_bind())


def downgrade() -> None:
    """Remove everything."""
    guards.drop_booking_guard(op.get_bind())
    op.drop_index(op.f("ix_marks_session_id"), table_name="marks")
    op.drop_index(op.f("ix_marks_person_id"), table_name="marks")
    op.drop_table("marks")
    op.drop_index(op.f("ix_bookings_space_id_starts_at"), table_name="bookings")
    op.drop_index(op.f("ix_bookings_space_id"), table_name="bookings")
    op.drop_index(op.f("ix_bookings_session_id"), table_name="bookings")
    op.drop_table("bookings")
    op.drop_index(op.f("ix_sessions_starts_at"), table_name="sessions")
    op.drop_index(op.f("ix_sessions_series_id"), table_name="sessions")
    op.drop_index(op.f("ix_sessions_circle_id"), table_name="sessions")
    op.drop_table("sessions")
    op.drop_index(op.f("ix_series_space_id"), table_name="series")
    op.drop_index(op.f("ix_series_circle_id"), table_name="series")
    op.drop_table("series")
    op.drop_index(op.f("ix_roles_programme_id"), table_name="roles")
    op.drop_index(op.f("ix_roles_person_id"), table_name="roles")
    op.drop_table("roles")
    op.drop_index(op.f("ix_pledges_programme_id"), table_name="pledges")
    op.drop_index(op.f("ix_pledges_person_id"), table_name="pledges")
    op.drop_table("pledges")
    op.drop_index(op.f("ix_pairs_teacher_id"), table_name="pairs")
    op.drop_index(op.f("ix_pairs_proposal_id"), table_name="pairs")
    op.drop_index(op.f("ix_pairs_next_mentor_id"), table_name="pairs")
    op.drop_index(op.f("ix_pairs_mentor_id"), table_name="pairs")
    op.drop_table("pairs")
    op.drop_index(
        "uq_members_open",
        table_name="members",
        sqlite_where=sa.text("until_on IS NULL"),
        postgresql_where=sa.text("until_on IS NULL"),
    )
    op.drop_index(op.f("ix_members_person_id"), table_name="members")
    op.drop_index(op.f("ix_members_circle_id"), table_name="members")
    op.drop_table("members")
    op.drop_index(op.f("ix_claims_rate_id"), table_name="claims")
    op.drop_index(op.f("ix_claims_programme_id"), table_name="claims")
    op.drop_index(op.f("ix_claims_person_id"), table_name="claims")
    op.drop_table("claims")
    op.drop_index(op.f("ix_certificates_programme_id"), table_name="certificates")
    op.drop_index(op.f("ix_certificates_person_id"), table_name="certificates")
    op.drop_table("certificates")
    op.drop_index(op.f("ix_bank_accounts_person_id"), table_name="bank_accounts")
    op.drop_table("bank_accounts")
    op.drop_index(op.f("ix_spaces_school_id"), table_name="spaces")
    op.drop_table("spaces")
    op.drop_index(op.f("ix_rates_programme_id"), table_name="rates")
    op.drop_table("rates")
    op.drop_index(op.f("ix_proposals_programme_id"), table_name="proposals")
    op.drop_table("proposals")
    op.drop_index(op.f("ix_people_school_id"), table_name="people")
    op.drop_table("people")
    op.drop_index(op.f("ix_journal_changes_row_id"), table_name="journal_changes")
    op.drop_table("journal_changes")
    op.drop_index(op.f("ix_circles_programme_id"), table_name="circles")
    op.drop_table("circles")
    op.drop_table("signatories")
    op.drop_table("schools")
    op.drop_table("programmes")
    op.drop_table("offices")
    op.drop_table("journal_entries")
    op.drop_table("issuer_keys")
    op.drop_table("holidays")
