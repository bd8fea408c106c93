"""What operations ask of a store: typed collections in a transaction, and the journal.

    with store.transaction(N_("Add {name}"), name=person.name) as work:
        work.people.add(person)

The block is one transaction and one undo step: it is saved when the block ends, and nothing is when it raises. Conditions
are keyword arguments that name columns: a value (equal; None: is null), or one of `Among`, `Between`, `Below`.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from collections.abc import Collection as AnyCollection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sankul.rules.attendance import Mark
from sankul.rules.certificates import Certificate, IssuerKey, Withdrawal
from sankul.rules.claims import Claim, Rate
from sankul.rules.column_choices import ColumnChoice
from sankul.rules.contacts import Contact
from sankul.rules.course_work import Submission, Task
from sankul.rules.designs import KeptDesign, Picture
from sankul.rules.forgetting import Forgetting
from sankul.rules.holidays import Holiday
from sankul.rules.journal import Change, Changes, Entry, Redaction
from sankul.rules.mentoring import Circle, Member, Pair, Pledge, Proposal
from sankul.rules.merging import Distinction, Merger
from sankul.rules.offices import Office, Signatory
from sankul.rules.people import BankAccount, Person, Role
from sankul.rules.privacy import Disclosure, Notice
from sankul.rules.programmes import Programme
from sankul.rules.row_answers import RowAnswer
from sankul.rules.rows import Row
from sankul.rules.schools import School
from sankul.rules.sessions import Series, Session
from sankul.rules.spaces import Booking, Space

R = TypeVar("R", bound=Row)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Among:
    """A condition: the column is one of `values` (any number of them)."""

    values: AnyCollection[Any]


@dataclass(frozen=True, slots=True)
class Between:
    """A condition: at least `low` and below `high` (half-open)."""

    low: Any
    high: Any


@dataclass(frozen=True, slots=True)
class Below:
    """A condition: less than `high`."""

    high: Any


@dataclass(frozen=True, slots=True)
class After:
    """A condition: more than `low`."""

    low: Any


class Collection(Protocol[R]):
    """The rows of one kind. Methods that change anything are refused outside a transaction."""

    def get(self, row_id: str) -> R:
        """The row; raises NotFound."""

    def find(self, row_id: str) -> R | None:
        """The row, or None."""

    def where(self, **conditions: Any) -> tuple[R, ...]:
        """All rows that meet all conditions, in the order of their keys (which is the order of their making)."""

    def columns(self, *names: str, **conditions: Any) -> Iterator[tuple[Any, ...]]:
        """Only these columns of all such rows, as plain tuples in no certain order: quicker, for very long lists."""

    def first(self, **conditions: Any) -> R | None:
        """The first such row, or None."""

    def count(self, **conditions: Any) -> int:
        """How many rows meet all conditions."""

    def add(self, *rows: R) -> None:
        """Add new rows, in one go."""

    def replace(self, *rows: R) -> None:
        """Put rows in the place of those with the same key; rows that did not change are left alone."""

    def remove(self, *rows: R) -> None:
        """Remove rows."""


class Work(Protocol):
    """One transaction, or one consistent reading, over all collections."""

    offices: Collection[Office]
    signatories: Collection[Signatory]
    programmes: Collection[Programme]
    schools: Collection[School]
    people: Collection[Person]
    bank_accounts: Collection[BankAccount]
    roles: Collection[Role]
    contacts: Collection[Contact]
    notices: Collection[Notice]
    disclosures: Collection[Disclosure]
    distinctions: Collection[Distinction]
    mergers: Collection[Merger]
    row_answers: Collection[RowAnswer]
    column_choices: Collection[ColumnChoice]
    redactions: Collection[Redaction]
    pledges: Collection[Pledge]
    proposals: Collection[Proposal]
    pairs: Collection[Pair]
    circles: Collection[Circle]
    members: Collection[Member]
    spaces: Collection[Space]
    holidays: Collection[Holiday]
    series: Collection[Series]
    sessions: Collection[Session]
    bookings: Collection[Booking]
    marks: Collection[Mark]
    tasks: Collection[Task]
    submissions: Collection[Submission]
    pictures: Collection[Picture]
    designs: Collection[KeptDesign]
    issuer_keys: Collection[IssuerKey]
    certificates: Collection[Certificate]
    withdrawals: Collection[Withdrawal]
    rates: Collection[Rate]
    claims: Collection[Claim]

    def relabel(self, label: str, **values: Any) -> None:
        """Give the act a better sentence, once it is known what it did."""

    def redact(self, forgetting: Forgetting) -> int:
        """Take people out of the journal for good; returns from how many entries. Do it after all changes of the act.

        What an entry lost it can no longer undo. `findings` knows lawful losses from alterations.
        """

    def kept(self, key: str, state: Hashable, of: frozenset[str], make: Callable[[], T]) -> T:
        """What `make` gives, which later readings get again: for what is long to read and often asked for.

        It is made anew after an act that changed one of the collections `of`, and when `state` (the day, the language) is
        another. There is one value for each key.
        """


class Store(Protocol):
    """An open office."""

    actor: str

    def transaction(self, label: str, *, can_undo: bool = True, **values: Any) -> AbstractContextManager[Work]:
        """One act. `label` is an N_ message whose named places `values` fill."""

    def noting(self, label: str, **values: Any) -> AbstractContextManager[Work]:
        """A transaction that stays on record: undo and redo pass it over, and nobody is offered to undo it."""

    def reading(self) -> AbstractContextManager[Work]:
        """A consistent reading; changing anything raises."""

    def undo(self) -> Changes:
        """Undo the last act that stands; raises NothingToUndo, CannotUndo or ChangedSince."""

    def redo(self) -> Changes:
        """Do the act last undone again; raises NothingToRedo or ChangedSince."""

    def entries(self, limit: int = 100) -> tuple[Entry, ...]:
        """The latest acts, newest first."""

    def history(self, row_id: str) -> tuple[tuple[Entry, Change], ...]:
        """What happened to one row, oldest first."""

    def taken_away(self, collections: AnyCollection[str], person_ids: AnyCollection[str]) -> tuple[str, ...]:
        """The keys of rows of these collections that stood under these people and were taken away at least once.

        Acts on very many rows, such as an import that was undone, are not looked through.
        """

    def listen(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call `listener` after each act, on the thread that acted; returns what ends the listening."""

    def findings(self) -> tuple[str, ...]:
        """What is wrong with the file, the audit trail or a stored rule, as sentences; empty when all is well."""

    @property
    def is_protected(self) -> bool:
        """Whether a passphrase is needed to open the office."""

    @property
    def place(self) -> str:
        """The path or address of the office, as a person knows it."""

    def close(self) -> None:
        """End all connections."""


Conditions = Mapping[str, Any]
