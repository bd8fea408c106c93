"""Acts on the office's rate rows."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sankul.operations.offices import the_office
from sankul.operations.store import Store
from sankul.places import resource
from sankul.rules.claims import Rate, RateUnit
from sankul.rules.money import parse_rupees
from sankul.rules.rates import check_rate
from sankul.text import N_, nfc


def seed_rates(store: Store) -> int:
    """Set the shipped rates of the office's state into an office that has none; how many. Nothing where there are some."""
    with store.transaction(N_("Enter the usual rates of the state")) as work:
        rates = () if work.rates.count() else tuple(shipped_rates(the_office(work).state_code))
        work.rates.add(*rates)
    return len(rates)


def shipped_rates(state_code: str) -> Iterable[Rate]:
    """The rates that come with the program for a state, by its LGD code; none for states without a table."""
    for path in sorted(resource("rates").glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if table["lgd_code"] == state_code.lstrip("0"):
            yield from (_rate(each, state_code) for each in table["rates"])


def _rate(entry: dict[str, Any], state_code: str) -> Rate:
    facts = {**entry, "unit": RateUnit(entry["unit"]), "amount_paise": parse_rupees(entry["amount"])}
    del facts["amount"]
    return Rate(state_code=state_code, **facts)


def list_rates(store: Store) -> tuple[Rate, ...]:
    """All rate rows by role, head and first day."""
    with store.reading() as work:
        return tuple(sorted(work.rates.where(), key=lambda each: (each.role, each.head, each.from_on)))


def save_rate(store: Store, rate: Rate) -> Rate:
    """Add `rate`, or put it in the place of the row with its key. Raises the refusals of `check_rate`.

    Claims that were prepared before keep the amounts that they were prepared with until they are prepared again.
    """
    clean = replace(
        rate, head=nfc(rate.head), head_hi=nfc(rate.head_hi), role=nfc(rate.role), order_number=nfc(rate.order_number)
    )
    with store.transaction(N_("Save the rate “{head}”"), head=clean.head) as work:
        check_rate(clean, work.rates.where())
        if work.rates.find(clean.id):
            work.rates.replace(clean)
        else:
            work.rates.add(clean)
    return clean
