"""Commands on entries of the register that may be about one person: finding them, merging two, telling two apart."""

from typing import TYPE_CHECKING

from sankul.commands.calls import Answer, Call, Command, Option
from sankul.errors import Refusal
from sankul.rules.merging_fields import FIELD_LABELS, FieldLine, Side, read_takes
from sankul.text import N_, _, language, ngettext

if TYPE_CHECKING:
    from sankul.operations.duplicates import DuplicatePair
    from sankul.operations.merging import MergePreview


class TakeUnreadable(Refusal):
    """A choice names a field and whose value is taken."""

    message = N_("“{word}” is no choice. Write a field and whose value is taken, such as mobile=gone or name=kept.")
    field = "take"


def _duplicates(call: Call) -> Answer:
    from sankul.operations.duplicates import find_duplicates

    limit = call.number("limit", 1, 1_000_000)
    with call.office() as store:
        found = find_duplicates(store)
    shown = [_pair(each) for each in found[:limit]]
    alarms = sum(each.likeness.is_alarm for each in found)
    sentence = ngettext(
        "{n} pair to look at, {alarms} of them alarming.",
        "{n} pairs to look at, {alarms} of them alarming.",
        len(found),
    )
    lines = tuple(map(_line, found[:limit]))
    return Answer({"pairs": shown, "total": len(found)}, sentence.format(n=len(found), alarms=alarms), lines)


def _pair(pair: "DuplicatePair") -> dict[str, object]:
    return {
        "one": pair.one_id,
        "other": pair.other_id,
        "names": [_in_language(pair.one_names), _in_language(pair.other_names)],
        "score": pair.likeness.score,
        "alarm": pair.likeness.is_alarm,
        "why": pair.likeness.why(),
    }


def _line(pair: "DuplicatePair") -> str:
    mark = "!" if pair.likeness.is_alarm else " "
    names = f"{_in_language(pair.one_names)} – {_in_language(pair.other_names)}"
    return "  ".join((mark, names, pair.likeness.why(), pair.one_id, pair.other_id))


def _in_language(names: tuple[str, str]) -> str:
    english, hindi = names
    return (hindi or english) if language() == "hi" else (english or hindi)


def _merge(call: Call) -> Answer:
    from sankul.operations.merging import merge_people, preview_merge
    from sankul.operations.people_named import the_person

    takes = read_takes(dict(map(_take, call.all_words("take"))))
    is_trial = bool(call.words.dry_run)
    with call.office() as store:
        with store.reading() as work:
            kept, gone = (the_person(work, call.word(name) or "").id for name in ("kept", "gone"))
        preview = (preview_merge if is_trial else merge_people)(store, kept, gone, takes)
    said = _("{gone} would be merged into {kept}.") if is_trial else _("{gone} was merged into {kept}.")
    refused = [str(each) for each in preview.refusals]
    sentence = refused[0] if refused else said.format(gone=preview.gone_name, kept=preview.kept_name)
    return Answer(_merged(preview, is_done=not is_trial), sentence, _lines(preview), is_good=not refused)


def _take(word: str) -> tuple[str, str]:
    name, sign, side = word.partition("=")
    if not (name and sign and side):
        raise TakeUnreadable(word=word)
    return name.strip(), side.strip()


def _merged(preview: "MergePreview", *, is_done: bool) -> dict[str, object]:
    return {
        "kept": preview.kept.id,
        "gone": preview.gone.id,
        "merged": is_done,
        "fields": [
            {"field": each.field, "kept": each.kept, "gone": each.gone, "take": each.take, "differs": each.differs}
            for each in preview.lines
        ],
        "moves": {each.collection: each.n for each in preview.moves},
        "decided": [str(each) for each in preview.decisions],
        "refused": [str(each) for each in preview.refusals],
    }


def _lines(preview: "MergePreview") -> tuple[str, ...]:
    """What differs and whose value is taken, what moves, what the rules decide, and further refusals."""
    fields = [f"{_(FIELD_LABELS[each.field])}: {_chosen(each)}" for each in preview.lines if each.differs]
    moves = ", ".join(f"{_(each.label)}: {each.n}" for each in preview.moves)
    return (*fields, *([moves] if moves else []), *map(str, preview.decisions), *map(str, preview.refusals[1:]))


def _chosen(line: FieldLine) -> str:
    """Both values, with a tick before the one that is taken."""
    return " | ".join(
        f"✓ {value or '–'}" if line.take is side else value or "–"
        for side, value in ((Side.KEPT, line.kept), (Side.GONE, line.gone))
    )


def _distinct(call: Call) -> Answer:
    from sankul.operations.duplicates import distinguish, take_back
    from sankul.operations.people_named import the_person

    is_taken_back = bool(call.words.take_back)
    with call.office() as store:
        with store.reading() as work:
            one, other = (the_person(work, call.word(name) or "") for name in ("one", "other"))
        noted = (take_back if is_taken_back else distinguish)(store, one.id, other.id)
    names = {key: _in_language((each.name, each.name_hi)) for key, each in (("one", one), ("other", other))}
    values = {"one": one.id, "other": other.id, "on": noted.on.isoformat(), "taken_back": is_taken_back}
    said = (
        _("That {one} and {other} are two people is taken back; the pair comes again.")
        if is_taken_back
        else _("{one} and {other} are two people; the pair does not come again.")
    )
    return Answer(values, said.format(**names))


def _distinctions(call: Call) -> Answer:
    from sankul.clock import said_day
    from sankul.operations.duplicates import told_apart

    with call.office() as store:
        found = told_apart(store)
    values = [{**_pair(each.pair), "on": each.on.isoformat(), "by": each.by} for each in found]
    sentence = ngettext("{n} pair was found to be two people.", "{n} pairs were found to be two people.", len(found))
    lines = tuple("  ".join((said_day(each.on), each.by, _line(each.pair).strip())) for each in found)
    return Answer({"pairs": values}, sentence.format(n=len(found)), lines)


_WHO = "id, mobile number or exact name"

COMMANDS = (
    Command(
        "people duplicates",
        "list entries that may be about one person",
        _duplicates,
        (Option("--limit", "at most so many pairs", {"default": "100", "metavar": "N"}),),
    ),
    Command(
        "people merge",
        "merge two entries about one person; undo brings both back",
        _merge,
        (
            Option("kept", f"the entry that stays: {_WHO}", {"metavar": "KEPT"}),
            Option("gone", f"the entry that goes: {_WHO}", {"metavar": "GONE"}),
            Option(
                "--take",
                "whose value stands for a field, where that is not as proposed, such as mobile=gone (several times)",
                {"action": "append", "metavar": "FIELD=gone"},
            ),
            Option("--dry-run", "only say what would move, be decided or refused", {"action": "store_true"}),
        ),
    ),
    Command(
        "people distinct",
        "note that two entries are two people",
        _distinct,
        (
            Option("one", f"one entry: {_WHO}", {"metavar": "ONE"}),
            Option("other", f"the other entry: {_WHO}", {"metavar": "OTHER"}),
            Option("--take-back", "it was noted by mistake: the pair comes again", {"action": "store_true"}),
        ),
    ),
    Command("people distinctions", "list the pairs that were found to be two people", _distinctions),
)
