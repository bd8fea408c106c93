"""What an import may touch, read from the store as it stands."""

REGISTER = ("people", "schools", "bank_accounts", "roles", "pledges", "distinctions")
COLLECTIONS = (*REGISTER, "row_answers", "column_choices", "mergers", "programmes")


def everything(store, names=COLLECTIONS):
    """All rows by the name of their collection."""
    with store.reading() as work:
        return {name: getattr(work, name).where() for name in names}


def named(store):
    """The people by their names."""
    return {each.name: each for each in everything(store)["people"]}
