"""The tables: one for each kind of row, with columns named like the row's fields.

Constraints carry names from one convention, so that migrations can speak of them. What must never be is a CHECK, a
unique index or, for overlapping bookings, a guard of its own (see `guards`).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Table, UniqueConstraint, text

from sankul.rules.attendance import Mark, MarkState
from sankul.rules.certificates import Certificate, CertificateKind, CertificateState, IssuerKey, Withdrawal
from sankul.rules.claims import Claim, ClaimState, Rate, RateUnit
from sankul.rules.column_choices import ColumnChoice
from sankul.rules.contacts import Contact, ContactKind
from sankul.rules.course_work import Submission, Task
from sankul.rules.designs import KeptDesign, Picture
from sankul.rules.holidays import Holiday, HolidayKind
from sankul.rules.imports import DecisionKind
from sankul.rules.journal import Redaction
from sankul.rules.mentoring import Circle, Member, Pair, Part, Pledge, Proposal
from sankul.rules.merging import Distinction, Merger
from sankul.rules.offices import Office, Signatory
from sankul.rules.people import BankAccount, Person, Role, RoleName
from sankul.rules.privacy import Disclosure, DisclosureKind, Notice
from sankul.rules.programmes import Programme
from sankul.rules.row_answers import RowAnswer
from sankul.rules.rows import Row
from sankul.rules.schools import School
from sankul.rules.sessions import Series, Session, SessionState
from sankul.rules.spaces import Booking, Permission, Space, SpaceKind
from sankul.storage.columns import Choice, Clock, Day, Facts, Flag, Identifier, Listing, Moment, Real, Whole, Words

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of row and the table that keeps it."""

    name: str
    row: type[Row]
    table: Table


def _words(name: str) -> Column[Any]:
    return Column(name, Words(), nullable=False)


def _whole(name: str) -> Column[Any]:
    return Column(name, Whole(), nullable=False)


def _flag(name: str) -> Column[Any]:
    return Column(name, Flag(), nullable=False)


def _day(name: str, *, may_miss: bool = False) -> Column[Any]:
    return Column(name, Day(), nullable=may_miss)


def _moment(name: str, *, may_miss: bool = False) -> Column[Any]:
    return Column(name, Moment(), nullable=may_miss)


def _choice(name: str, choices: type[StrEnum]) -> Column[Any]:
    return Column(name, Choice(choices), nullable=False)


def _to(name: str, table: str, *, may_miss: bool = False) -> Column[Any]:
    """A foreign key; deferrable, so that undo may put rows back in any order."""
    key: ForeignKey = ForeignKey(f"{table}.id", deferrable=True, initially="IMMEDIATE")
    return Column(name, Identifier(), key, nullable=may_miss, index=True)


def _must(name: str, condition: str) -> CheckConstraint:
    return CheckConstraint(condition, name=name)


def _chosen(column: Column[Any]) -> CheckConstraint | None:
    if not isinstance(column.type, Choice):
        return None
    values = ", ".join(f"'{value}'" for value in column.type.choices)
    return _must(f"{column.name}_known", f"{column.name} IN ({values})")


def _kind(name: str, row: type[Row], *parts: Any) -> Kind:
    key: Column[Any] = Column("id", Identifier(), primary_key=True)
    checks = [check for part in parts if isinstance(part, Column) and (check := _chosen(part)) is not None]
    return Kind(name, row, Table(name, metadata, key, *parts, *checks, sqlite_strict=True))


KINDS = (
    _kind(
        "offices", Office,
        _words("name"), _words("name_hi"), _words("state_code"), _words("state"), _words("district_code"),
        _words("district"), _words("block"), _words("letterhead"), _words("letterhead_hi"), _words("serial_prefix"),
        _flag("is_demo"), Column("level_names", Facts(), nullable=False),
        Column("block_names", Facts(), nullable=False),
        _must("name_given", "name <> ''"),
    ),
    _kind(
        "signatories", Signatory,
        _words("name"), _words("name_hi"), _words("designation"), _words("designation_hi"), _whole("position"),
    ),
    _kind(
        "programmes", Programme,
        _words("name"), _words("name_hi"), _day("from_on"), _day("until_on"),
        _must("period_forward", "until_on > from_on"), _must("name_given", "name <> ''"), UniqueConstraint("name"),
    ),
    _kind(
        "schools", School,
        Column("udise", Words()), _words("name"), _words("name_hi"), _words("village"), _words("cluster"),
        _words("block"), _words("district_code"), _words("district"), _words("pin_code"),
        UniqueConstraint("udise"), _must("udise_whole", "udise IS NULL OR length(udise) = 11"),
    ),
    _kind(
        "people", Person,
        _words("name"), _words("name_hi"), _words("gender"), _words("designation"), _words("mobile"),
        _words("employee_code"), _to("school_id", "schools", may_miss=True), _words("block"),
        _words("district_code"), _words("district"), _day("erased_on", may_miss=True),
        _must("named", "name <> '' OR name_hi <> ''"), _must("mobile_whole", "mobile = '' OR length(mobile) = 10"),
    ),
    _kind(
        "bank_accounts", BankAccount,
        _to("person_id", "people"), _words("account"), _words("ifsc"),
        UniqueConstraint("person_id"), _must("account_whole", "length(account) BETWEEN 9 AND 18"),
        _must("ifsc_whole", "ifsc = '' OR length(ifsc) = 11"),
    ),
    _kind(
        "roles", Role,
        _to("person_id", "people"), _choice("role", RoleName), _to("programme_id", "programmes", may_miss=True),
        _day("from_on"), _day("until_on", may_miss=True),
        _must("period_forward", "until_on IS NULL OR until_on > from_on"),
    ),
    _kind(
        "contacts", Contact,
        _to("person_id", "people"), _to("by_id", "people", may_miss=True), _to("programme_id", "programmes", may_miss=True),
        _choice("kind", ContactKind), _day("on"), _whole("minutes"), _words("note"),
        _must("minutes_positive", "minutes >= 0"),
    ),
    _kind(
        "notices", Notice,
        _to("person_id", "people"), _day("on"), _words("language"), _words("version"),
    ),
    _kind(
        "disclosures", Disclosure,
        Column("person_id", Identifier(), nullable=False, index=True), _moment("at"), _words("actor"),
        _choice("kind", DisclosureKind), _words("what"),
    ),
    _kind(
        "distinctions", Distinction,
        _to("one_id", "people"), _to("other_id", "people"), _day("on"),
        UniqueConstraint("one_id", "other_id"), _must("ordered", "one_id < other_id"),
    ),
    _kind(
        "mergers", Merger,
        _to("kept_id", "people"), Column("gone_id", Identifier(), nullable=False), _words("name"), _words("name_hi"),
        _words("mobile"), _words("employee_code"), _words("account"), _to("school_id", "schools", may_miss=True), _day("on"),
        UniqueConstraint("gone_id"),
    ),
    _kind(
        "row_answers", RowAnswer,
        _words("digest"), _choice("kind", DecisionKind), _to("person_id", "people", may_miss=True), _day("on"),
        UniqueConstraint("digest"), _must("person_known", "kind = 'leave' OR person_id IS NOT NULL"),
    ),
    _kind(
        "column_choices", ColumnChoice,
        _words("noun"), _words("headings"), Column("columns", Facts(), nullable=False),
        Column("scripts", Facts(), nullable=False),
        UniqueConstraint("noun", "headings"),
    ),
    _kind(
        "redactions", Redaction,
        _whole("sequence"), _words("digest"),
        UniqueConstraint("sequence"), _must("digest_whole", "length(digest) = 64"),
    ),
    _kind(
        "pledges", Pledge,
        _to("programme_id", "programmes"), _to("person_id", "people"), _whole("minutes_per_week"),
        _whole("min_teachers"), _whole("max_teachers"), _day("absent_from_on", may_miss=True),
        _day("absent_until_on", may_miss=True),
        UniqueConstraint("programme_id", "person_id"),
        _must("limits_ordered", "min_teachers >= 0 AND max_teachers >= min_teachers"),
        _must("time_given", "minutes_per_week >= 0"),
    ),
    _kind(
        "proposals", Proposal,
        _to("programme_id", "programmes"), _moment("made_at"), _whole("cost"), _whole("bound"),
        Column("seconds", Real(), nullable=False), _flag("committed"),
        Column("weights", Facts(), nullable=False), _words("source"),
    ),
    _kind(
        "pairs", Pair,
        _to("proposal_id", "proposals"), _to("teacher_id", "people"), _to("mentor_id", "people", may_miss=True),
        _whole("cost"), _to("next_mentor_id", "people", may_miss=True), Column("next_extra", Whole()),
        Column("why", Listing(), nullable=False), _flag("is_pinned"), Column("forbidden", Listing(), nullable=False),
        UniqueConstraint("proposal_id", "teacher_id"),
    ),
    _kind(
        "circles", Circle,
        _to("programme_id", "programmes"), _words("code"), _words("name"), _words("district_code"), _words("district"),
        UniqueConstraint("programme_id", "code"),
    ),
    _kind(
        "members", Member,
        _to("circle_id", "circles"), _to("person_id", "people"), _choice("part", Part), _day("from_on"),
        _day("until_on", may_miss=True), _words("reason"),
        _must("period_forward", "until_on IS NULL OR until_on >= from_on"),
        Index("uq_members_open", "circle_id", "person_id", unique=True,
              sqlite_where=text("until_on IS NULL"), postgresql_where=text("until_on IS NULL")),
    ),
    _kind(
        "spaces", Space,
        _words("name"), _words("name_hi"), _choice("kind", SpaceKind), _whole("capacity"),
        _to("school_id", "schools", may_miss=True), _words("block"), _words("district_code"), _words("district"),
        _words("contact"), _words("contact_mobile"), _choice("permission", Permission),
        _day("permission_until_on", may_miss=True),
        _must("capacity_positive", "capacity > 0"), _must("name_given", "name <> '' OR name_hi <> ''"),
    ),
    _kind(
        "holidays", Holiday,
        _words("name"), _words("name_hi"), _choice("kind", HolidayKind), _day("from_on"), _day("until_on"),
        _words("district_code"), _words("block"), _words("order_number"), _flag("is_proposed"),
        _must("period_forward", "until_on > from_on"),
    ),
    _kind(
        "series", Series,
        _to("circle_id", "circles"), _whole("weekday"), Column("at", Clock(), nullable=False), _whole("minutes"),
        _whole("every_weeks"), _day("from_on"), _day("until_on"), _to("space_id", "spaces", may_miss=True),
        _must("weekday_known", "weekday BETWEEN 0 AND 6"), _must("minutes_positive", "minutes > 0"),
        _must("period_forward", "until_on > from_on"), _must("weeks_positive", "every_weeks > 0"),
    ),
    _kind(
        "sessions", Session,
        _to("circle_id", "circles"), _to("series_id", "series", may_miss=True), _whole("number"), _moment("starts_at"),
        _moment("ends_at"), _choice("state", SessionState), _words("topic"), _words("reason"), _flag("is_locked"),
        _day("due_on", may_miss=True), _whole("revision"),
        _to("led_by_id", "people", may_miss=True),
        UniqueConstraint("circle_id", "number"), _must("time_forward", "ends_at > starts_at"),
        Index(None, "starts_at"),
    ),
    _kind(
        "bookings", Booking,
        _to("space_id", "spaces"), _to("session_id", "sessions", may_miss=True), _moment("starts_at"),
        _moment("ends_at"), _words("purpose"),
        UniqueConstraint("session_id"), _must("time_forward", "ends_at > starts_at"),
        Index(None, "space_id", "starts_at"),
    ),
    _kind(
        "marks", Mark,
        _to("session_id", "sessions"), _to("person_id", "people"), _choice("state", MarkState), _words("remark"),
        UniqueConstraint("session_id", "person_id"),
    ),
    _kind(
        "tasks", Task,
        _to("programme_id", "programmes"), _words("title"), _words("title_hi"), _day("due_on", may_miss=True),
        _must("titled", "title <> '' OR title_hi <> ''"),
    ),
    _kind(
        "submissions", Submission,
        _to("task_id", "tasks"), _to("person_id", "people"), _day("on"),
        UniqueConstraint("task_id", "person_id"),
    ),
    _kind(
        "pictures", Picture,
        _words("digest"), _words("name"), _words("data"),
        UniqueConstraint("digest"), _must("digest_whole", "length(digest) = 64"),
    ),
    _kind(
        "designs", KeptDesign,
        _words("name"), _words("name_hi"), _words("body"), _words("starter"), _flag("is_listed"),
        _must("named", "name <> '' OR name_hi <> ''"),
    ),
    _kind(
        "issuer_keys", IssuerKey,
        _words("key_id"), _words("issuer"), _words("public_key"), _words("private_key"), _moment("since_at"),
        _moment("listed_at", may_miss=True), _moment("taken_over_at", may_miss=True),
        UniqueConstraint("key_id"), _must("public_key_whole", "length(public_key) = 64"),
    ),
    _kind(
        "certificates", Certificate,
        _words("serial"), _words("financial_year"), _whole("sequence"), _choice("kind", CertificateKind),
        _words("language"), _to("person_id", "people"), _to("programme_id", "programmes"), _day("issued_on"),
        Column("facts", Facts(), nullable=False), _words("code"), _words("key_id"),
        _choice("state", CertificateState), _words("reason"), _flag("is_printed"),
        _to("design_id", "designs", may_miss=True), _to("replaces_id", "certificates", may_miss=True), _words("override"),
        UniqueConstraint("serial"), UniqueConstraint("financial_year", "sequence"),
        _must("sequence_positive", "sequence > 0"),
        _must("state_reasoned", "state = 'valid' OR reason <> ''"),
    ),
    _kind(
        "withdrawals", Withdrawal,
        _words("key_id"), _words("serial"), _choice("state", CertificateState), _words("reason"), _day("on"),
        UniqueConstraint("key_id", "serial"), _must("withdrawn", "state <> 'valid'"),
    ),
    _kind(
        "rates", Rate,
        _to("programme_id", "programmes", may_miss=True), _words("state_code"), _words("role"), _words("head"),
        _words("head_hi"), _whole("amount_paise"), _choice("unit", RateUnit), _whole("cap_paise"),
        _whole("min_sessions"), _day("from_on"), _day("until_on", may_miss=True), _words("order_number"),
        _flag("is_verified"),
        _must("period_forward", "until_on IS NULL OR until_on > from_on"),
        _must("amounts_positive", "amount_paise >= 0 AND cap_paise >= 0 AND min_sessions >= 0"),
    ),
    _kind(
        "claims", Claim,
        _to("programme_id", "programmes"), _to("person_id", "people"), _day("month_on"), _words("head"),
        _words("head_hi"), _to("rate_id", "rates", may_miss=True), _choice("unit", RateUnit), _whole("quantity"),
        _whole("rate_paise"), _whole("gross_paise"), _whole("deduction_paise"), _whole("net_paise"),
        Column("evidence", Listing(), nullable=False), _choice("state", ClaimState), _words("reason"),
        UniqueConstraint("programme_id", "person_id", "month_on", "head"),
        _must("net_exact", "net_paise = gross_paise - deduction_paise AND net_paise >= 0 AND deduction_paise >= 0"),
        _must("return_reasoned", "state <> 'returned' OR reason <> ''"),
    ),
)  # fmt: skip

journal_entries = Table(
    "journal_entries",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    _moment("at"),
    _words("actor"),
    _words("kind"),
    _words("label"),
    _words("filled"),
    _flag("can_undo"),
    Column("of", Whole()),
    _whole("size"),
    _words("changes_hash"),
    _words("hash"),
    sqlite_strict=True,
)

journal_changes = Table(
    "journal_changes",
    metadata,
    Column("sequence", Integer, ForeignKey("journal_entries.sequence"), primary_key=True),
    Column("position", Integer, primary_key=True),
    _words("collection"),
    Column("row_id", Identifier(), nullable=False, index=True),
    Column("before", Words()),
    Column("after", Words()),
    sqlite_strict=True,
)
