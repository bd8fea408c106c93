"""Finding one of 150,000 people: from a key in the filter of the People page until its rows are painted.

Before, the first showing of the list, and sorting it by each column. The queries are typed key by key, some taken back, in the
real window on an invented office of 8,000 schools. The time of a key is compared with that of the same key in a bare window whose
list is empty.
"""

import itertools
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

PEOPLE, SCHOOLS, LOAD = 150_000, 8_000, 10_000
MOST_MS = 50
QUERIES = (
    *(
        "santosh",
        "santosh rao",
        "rao santosh",
        "SUNITA DEVI",
        "anjali",
        "mohd aslam",
        "mo. aslam",
        "pooja",
        "puja yadav",
    ),
    *("ram", "ram kumar", "krishna", "kumar ram", "zulfiqar", "sandhya pandey", "teacher", "head teacher rekha", "xyz"),
    *("सन्तोष", "संतोष राव", "सन्\u200dतोष", "सुनीता", "अञ्जलि", "मोहम्मद", "मो0 असलम", "क्रिष्ण", "पाण्डेय सन्ध्या", "राम कुमार"),
    *("वर्मा", "प्रा. वि.", "शिक्षा मित्र", "९८०००"),
    *("98000", "+91 98000 12", "098001", "12345", "0958", "9512000", "1000123", "1 ram"),
)
_COMMON = (
    "Santosh|सन्तोष Sunita|सुनीता Anjali|अंजलि Mohd._Aslam|मो0_असलम Ram|राम Rekha|रेखा Pooja|पूजा Manoj|मनोज Krishna|कृष्ण"
)
_FAMILIES = "Rao|राव Devi|देवी Singh|सिंह Yadav|यादव Kumar|कुमार Verma|वर्मा Pandey|पाण्डेय Sharma|शर्मा Sandhya|सन्ध्या"
_SOUNDS = [
    "k|क",
    "g|ग",
    "ch|च",
    "j|ज",
    "t|त",
    "d|द",
    "n|न",
    "p|प",
    "b|ब",
    "m|म",
    "r|र",
    "l|ल",
    "v|व",
    "s|स",
    "sh|श",
    "h|ह",
]
_VOWELS = ["a|", "aa|ा", "i|ि", "ee|ी", "u|ु", "e|े", "o|ो"]


def _pairs(texts: Any) -> list[list[str]]:
    return [text.replace("_", " ").split("|") for text in texts]


def _invented(random: Random) -> list[str]:
    """A name of two or three syllables in both scripts."""
    parts = [_pairs((random.choice(_SOUNDS), random.choice(_VOWELS))) for _at in range(random.choice((2, 3)))]
    latin, hindi = ("".join(half[script] for syllable in parts for half in syllable) for script in (0, 1))
    return [latin.capitalize(), hindi]


def make_office(path: Path) -> None:
    """An office with invented people; names are as often the same as in a real register."""
    from sankul.operations.districts import blocks_of, the_districts
    from sankul.rules.demo_names import FAMILIES, MEN, WOMEN
    from sankul.rules.offices import Office
    from sankul.rules.people import BankAccount, Person, Role, RoleName
    from sankul.rules.programmes import Programme
    from sankul.rules.schools import School
    from sankul.storage.offices import make_office_file

    random, districts = Random(7), the_districts().of_state("9")[:8]  # noqa: S311
    common, firsts, rare = _pairs(_COMMON.split()), _pairs((*MEN, *WOMEN)), [_invented(random) for _at in range(4_000)]
    families = _pairs((*FAMILIES, *_FAMILIES.split()))
    blocks = [(district, block) for district in districts for block in blocks_of(district.code)]
    posts = ("Assistant Teacher", "Head Teacher", "Shiksha Mitra", "Anudeshak")

    def school(number: int) -> School:
        (district, block), village = random.choice(blocks), random.choice(rare)
        return School(
            udise=f"09{number % 75:02d}{number:07d}", name=f"P.S. {village[0]}", name_hi=f"प्रा. वि. {village[1]}",
            village=village[0], block=block.name, district_code=district.code, district=district.name,
        )  # fmt: skip

    def person(number: int) -> Person:
        place = random.choice(schools)
        first = random.choice(random.choices((common, firsts, rare), (3, 3, 4))[0])
        last = random.choice(random.choices((families, rare), (8, 2))[0])
        return Person(
            name=f"{first[0]} {last[0]}", name_hi=f"{first[1]} {last[1]}" if random.random() < 0.9 else "",
            mobile=f"9{800_000_000 + number}", employee_code=str(1_000_000 + number), designation=random.choice(posts),
            school_id=place.id, block=place.block, district_code=place.district_code, district=place.district,
        )  # fmt: skip

    schools = [school(number) for number in range(SCHOOLS)]
    programme = Programme(name="Large", from_on=date(2026, 4, 1), until_on=date(2027, 4, 1))
    store = make_office_file(path)
    with store.transaction("Make") as work:
        work.offices.add(Office(name="Large", state_code="9", state="Uttar Pradesh", district_code="148", district="G"))
        work.programmes.add(programme)
        work.schools.add(*schools)
    for start in range(0, PEOPLE, LOAD):
        people = [person(number) for number in range(start, start + LOAD)]
        with store.transaction("Add") as work:
            work.people.add(*people)
            work.roles.add(
                *(
                    Role(
                        person_id=each.id,
                        role=RoleName.MENTOR if number % 12 == 0 else RoleName.TEACHER,
                        programme_id=programme.id,
                        from_on=date(2026, 4, 1),
                    )
                    for number, each in enumerate(people)
                )
            )
            work.bank_accounts.add(*(BankAccount(person_id=each.id, account=f"1{each.mobile}") for each in people))
    store.close()


def keys_of(query: str) -> Iterator[str]:
    """The texts on the way of typing a query: letter by letter, then the last two taken back and typed again."""
    texts = [query[:length] for length in range(1, len(query) + 1)]
    return itertools.chain(texts, [query[:-1], query[:-2], query[:-1], query] if len(query) > 2 else [])


class Watch:
    """Milliseconds from a key in `field` until what it changed in `place` was painted, which holds the field and its list."""

    def __init__(self, application: Any, field: Any, place: Any) -> None:
        from PySide6.QtCore import QEvent, QObject

        class Painted(QObject):
            count = 0

            def eventFilter(self, watched: Any, event: Any) -> bool:
                is_paint = event.type() == QEvent.Type.Paint and watched.isWidgetType()
                self.count += bool(is_paint and (watched is place or place.isAncestorOf(watched)))
                return False

        self.application, self.field, self.painted = application, field, Painted()
        application.installEventFilter(self.painted)

    def time(self, before: str, after: str) -> float:
        """One key: a letter at the end, or backspace."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        is_letter = len(after) > len(before)
        key, text = (0, after[-1]) if is_letter else (Qt.Key.Key_Backspace, "")
        self.painted.count = 0
        began = time.perf_counter()
        self.application.sendEvent(
            self.field, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        )
        while not self.painted.count:
            self.application.processEvents()
        return (time.perf_counter() - began) * 1000


def type_all(watch: Watch, settle: Callable[[], object]) -> list[tuple[float, str]]:
    """Milliseconds of each key with the text after it."""
    times = []
    for query in QUERIES:
        before = ""
        for text in keys_of(query):
            times.append((watch.time(before, text), text))
            before = text
            settle()
        watch.field.clear()
        settle()
    return times


def time_bare(application: Any) -> float:
    """Milliseconds of a key in a bare window with an empty list; the middle one."""
    from PySide6.QtWidgets import QLineEdit, QTableWidget, QVBoxLayout, QWidget

    bare, field, table = QWidget(), QLineEdit(), QTableWidget(0, 9)
    rows = QVBoxLayout(bare)
    rows.addWidget(field)
    rows.addWidget(table)
    field.textChanged.connect(lambda _text: table.viewport().update())
    bare.resize(1366, 700)
    bare.show()
    field.setFocus()
    application.processEvents()
    return statistics.median(
        each for each, _text in type_all(Watch(application, field, bare), application.processEvents)
    )


def until(is_done: Callable[[], bool], application: Any) -> tuple[float, float]:
    """Seconds until something is done, and the longest wait of the window in ms."""
    began = last = time.perf_counter()
    longest = 0.0
    while not is_done():
        application.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        time.sleep(0.001)
    return last - began, longest * 1000


def show_people(window: Any, application: Any) -> Any:
    """The page; prints when its first rows, all of them, and the search were there."""
    before, began = _memory_mb(), time.perf_counter()
    window.go("people")
    page = window.page("people")
    first, _longest = until(lambda: page.model.rowCount() > 0, application)
    every, held = until(lambda: page.model.rowCount() == PEOPLE, application)
    _seconds, longest = until(lambda: window.jobs.current() is None, application)
    print(
        f"search: the first of {page.model.total} people shown after {first:.1f} s (at most 1), all after {first + every:.1f} s, "
        f"searched after {time.perf_counter() - began:.1f} s, {_memory_mb() - before:.0f} MB; "
        f"the window was never busy for longer than {max(held, longest):.0f} ms"
    )
    return page


def time_sorting(page: Any, application: Any) -> None:
    """Sort by each column and print the slowest."""
    from PySide6.QtCore import Qt

    slowest = longest = 0.0
    for column in range(page.model.columnCount()):
        page.model.sorting.connect(ended := _Ended())
        page.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        seconds, held = until(ended.is_over, application)
        page.model.sorting.disconnect(ended)
        slowest, longest = max(slowest, seconds), max(longest, held)
    page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    print(f"sort: {slowest:.1f} s for the slowest column; the window was never busy for longer than {longest:.0f} ms")


class _Ended:
    """Hears whether the order of a list is made."""

    def __init__(self) -> None:
        self._is_over = False

    def __call__(self, is_under_way: bool) -> None:
        self._is_over = not is_under_way

    def is_over(self) -> bool:
        return self._is_over


def time_search(path: Path) -> None:
    """Type all queries and print a line for the first showing, one for sorting, and one for the keys."""
    from sankul.settings import Settings
    from sankul.storage.offices import open_office
    from sankul.ui.application import make_application
    from sankul.ui.context import Context
    from sankul.ui.window import MainWindow

    application = make_application(Settings())
    store = open_office(str(path))
    window = MainWindow(Context(store, None, Settings()))
    window.resize(1366, 768)
    window.show()
    window.jobs.wait(60)
    page = show_people(window, application)
    time_sorting(page, application)
    page.filter.setFocus()
    times = type_all(Watch(application, page.filter, page), window.jobs.wait)
    bare = time_bare(application)
    taken = sorted(each for each, _text in times)
    slowest = ", ".join(f"“{text}” {each:.0f}" for each, text in sorted(times, reverse=True)[:3])
    print(
        f"search: {len(taken)} keys of {len(QUERIES)} queries: middle {statistics.median(taken):.1f} ms, 95 of 100 within "
        f"{taken[len(taken) * 95 // 100]:.1f} ms (at most {MOST_MS}), slowest {slowest}; "
        f"ratio of the middle to a key in a bare window ({bare:.1f} ms) {statistics.median(taken) / bare:.1f}"
    )
    window.jobs.close()


def _memory_mb() -> float:
    if not sys.platform.startswith("linux"):
        return 0.0
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
