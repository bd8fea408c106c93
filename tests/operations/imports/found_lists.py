"""Lists of teachers as block offices keep them, invented by seed, with what a careful clerk would make of each row.

A list is messy in its layout (titles, merged cells, two lines of headings, numbers under them, headings again on each page, blank
and hidden rows, totals, columns in any order) and in its rows (see `FAULTS`). `FoundList.rows` tells by the row that the
spreadsheet shows what must become of it.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

GIVEN = (
    ("Asha", "आशा", "F"), ("Bhanu", "भानु", "M"), ("Chandra Prakash", "चन्द्र प्रकाश", "M"), ("Deepika", "दीपिका", "F"),
    ("Farhan", "फरहान", "M"), ("Gayatri", "गायत्री", "F"), ("Harsh", "हर्ष", "M"), ("Ishwar Dutt", "ईश्वर दत्त", "M"),
    ("Jyoti", "ज्योति", "F"), ("Krishna", "कृष्णा", "F"), ("Lalit", "ललित", "M"), ("Meenakshi", "मीनाक्षी", "F"),
    ("Naseem", "नसीम", "M"), ("Omkar", "ओंकार", "M"), ("Poonam", "पूनम", "F"), ("Shraddha", "श्रद्धा", "F"),
    ("Mohd. Tariq", "मो0 तारिक", "M"), ("Smt. Usha", "श्रीमती उषा", "F"), ("Dr. Vikram", "डॉ. विक्रम", "M"),
)  # fmt: skip
FAMILY = (
    ("Awasthi", "अवस्थी"), ("Baghel", "बघेल"), ("Chauhan", "चौहान"), ("Dubey", "दुबे"), ("Farooqui", "फारूकी"),
    ("Gond", "गोंड"), ("Kesarwani", "केसरवानी"), ("Lodhi", "लोधी"), ("Nigam", "निगम"), ("Ojha", "ओझा"), ("Patel", "पटेल"),
    ("Rawat", "रावत"), ("Shakya", "शाक्य"), ("Tiwari", "तिवारी"), ("Vajpayee", "वाजपेयी"), ("Zaidi", "जैदी"),
)  # fmt: skip
KRUTI = (('lUrks"k jko', "सन्तोष राव"), ('iq"ik ;kno', "पुष्पा यादव"), ("jktsUnz 'kekZ", "राजेन्द्र शर्मा"))
DISTRICTS = (("Gorakhpur", "गोरखपुर", "58"), ("Jaunpur", "जौनपुर", "63"), ("Varanasi", "वाराणसी", "67"))
POSTS = ("Assistant Teacher", "Head Teacher", "Shiksha Mitra", "सहायक अध्यापक")
BANKS = ("SBIN0000077", "PUNB0123400", "UBIN0530123")
ENGLISH = {
    "name": "Name of Teacher", "name_hi": "शिक्षक का नाम", "gender": "Gender", "designation": "Designation",
    "udise": "UDISE Code", "school": "School Name", "block": "Block", "district": "District", "mobile": "Mobile No.",
    "account": "A/C No.", "ifsc": "IFSC Code",
}  # fmt: skip
HINDI = {
    "name": "नाम (अंग्रेज़ी)", "name_hi": "नाम", "gender": "लिंग", "designation": "पदनाम", "udise": "यू-डायस कोड",
    "school": "विद्यालय का नाम", "block": "विकास खण्ड", "district": "जनपद", "mobile": "मोबाइल नं0", "account": "खाता संख्या",
    "ifsc": "आई.एफ.एस.सी. कोड",
}  # fmt: skip
BOTH = {
    "name": "Teacher's Name (English)", "name_hi": "Name in Hindi", "gender": "Gender / लिंग", "designation": "Post / पद",
    "udise": "UDISE / यू-डायस", "school": "School / विद्यालय", "block": "Block (विकास खण्ड)", "district": "District (जनपद)",
    "mobile": "Mobile No. / मोबाइल नं.", "account": "Bank A/C No.", "ifsc": "IFSC / आई.एफ.एस.सी.",
}  # fmt: skip
EXTRA = {"father": "Father's Name", "joined": "Date of Joining", "remark": "Remarks"}
HINDI_DIGITS = str.maketrans("0123456789", "०१२३४५६७८९")
PAGE = 37


@dataclass
class Row:
    """What stands in the cells, what is true, and what must be said of it.

    `state`: "stored", "refused" or "held". `at`: the field whose column a refusal names. `mended`, `doubted`: fields that a
    report must name as repaired, or as to be looked at.
    """

    cells: dict
    true: dict
    fault: str = ""
    state: str = "stored"
    at: str = ""
    mended: set = field(default_factory=set)
    doubted: set = field(default_factory=set)
    fonts: dict = field(default_factory=dict)


@dataclass
class FoundList:
    """A written list: `rows` by the number that the spreadsheet shows; `headings` by field."""

    path: Path
    rows: dict[int, Row]
    headings: dict[str, str]
    heading_row: int


def person(rng, number):
    given, family = rng.choice(GIVEN), rng.choice(FAMILY)
    district, _hindi, code = rng.choice(DISTRICTS)
    village = rng.randrange(1, 9)
    udise = f"09{code}{village:02}{rng.randrange(1, 4):03}{rng.randrange(1, 4):02}"
    return {
        "name": f"{given[0]} {family[0]}", "name_hi": f"{given[1]} {family[1]}", "gender": given[2],
        "designation": rng.choice(POSTS), "udise": udise,
        "school": f"P.S. Village {village} {udise[-4:]}", "block": f"Block {village % 4}", "district": district,
        "mobile": f"7{number:05}{rng.randrange(10**4):04}", "account": f"5{rng.randrange(10**8):08}{number:04}",
        "ifsc": rng.choice(BANKS),
    }  # fmt: skip


def _plain(rng, row, before):
    pass


def _udise_number(rng, row, before):
    row.cells["udise"] = int(row.true["udise"])
    row.mended = {"udise"}


def _udise_hindi(rng, row, before):
    row.cells["udise"] = row.true["udise"].translate(HINDI_DIGITS)
    row.mended = {"udise"}


def _udise_lost(rng, row, before):
    row.cells["udise"] = "9.58E+09"
    row.state, row.at = "refused", "udise"


def _mobile_as(how, field_name="mobile"):
    def spoil(rng, row, before):
        row.cells["mobile"] = how(row.true["mobile"])
        row.mended = {"mobile"}

    return spoil


def _mobile_two(rng, row, before):
    row.cells["mobile"] = f"{row.true['mobile']}, 7999999999"
    row.doubted = {"mobile"}


def _mobile_short(rng, row, before):
    row.cells["mobile"] = row.true["mobile"][:9]
    row.state, row.at = "refused", "mobile"


def _mobile_formula(rng, row, before):
    row.cells["mobile"] = "=1000000*7+5"
    row.state, row.at = "refused", "mobile"


def _ifsc_letter(rng, row, before):
    row.cells["ifsc"] = row.true["ifsc"][:4].lower() + "o" + row.true["ifsc"][5:]
    row.mended = {"ifsc"}


def _ifsc_wrong(rng, row, before):
    row.cells["ifsc"] = row.true["ifsc"][:4] + "X" + row.true["ifsc"][5:]
    row.state, row.at = "refused", "ifsc"


def _account_number(rng, row, before):
    row.cells["account"] = int(row.true["account"])
    row.mended = {"account"}


def _account_blanks(rng, row, before):
    number = row.true["account"]
    row.cells["account"] = f"{number[:4]} {number[4:8]}-{number[8:]}"
    row.mended = {"account"}


def _account_lost(rng, row, before):
    row.cells["account"] = float(rng.randrange(10**16, 10**17))
    row.state, row.at = "refused", "account"


def _account_none(rng, row, before):
    row.cells["account"] = rng.choice(["NIL", "-", "N/A"])
    row.cells["ifsc"] = ""
    row.true |= {"account": "", "ifsc": ""}
    row.mended = {"account"}


def _account_of_another(rng, row, before):
    other = rng.choice([each for each in before if each.state == "stored" and each.true["account"]])
    row.cells["account"] = other.true["account"]
    row.state, row.at = "refused", "account"


def _swapped(one, two):
    def spoil(rng, row, before):
        row.cells[one], row.cells[two] = row.cells[two], row.cells[one]
        row.state, row.at = "refused", ""

    return spoil


def _kruti(rng, row, before):
    row.cells["name_hi"], row.true["name_hi"] = rng.choice(KRUTI)
    row.fonts["name_hi"] = rng.choice(("Kruti Dev 010", "Kruti Dev 010 Bold"))
    row.mended = {"name_hi"}


def _kruti_plain(rng, row, before):
    row.cells["name_hi"] = rng.choice(KRUTI)[0]
    row.true["name_hi"] = ""
    row.doubted = {"name_hi"}


def _old_font(rng, row, before):
    row.cells["name_hi"] = rng.choice(KRUTI)[0]
    row.fonts["name_hi"] = rng.choice(("DevLys 010", "Chanakya", "Walkman-Chanakya-905"))
    row.true["name_hi"] = ""
    row.doubted = {"name_hi"}


def _district_wrong(rng, row, before):
    row.cells["district"] = row.true["district"][:-2] + "??"
    row.state, row.at = "refused", "district"


def _district_hindi(rng, row, before):
    row.cells["district"] = {english: hindi for english, hindi, _code in DISTRICTS}[row.true["district"]]


def _nameless(rng, row, before):
    row.cells["name"] = row.cells["name_hi"] = ""
    row.state, row.at = "refused", "name"


def _name_of_figures(rng, row, before):
    row.cells["name"] = "12345"
    row.state, row.at = "refused", "name"


def _name_blanks(rng, row, before):
    row.cells["name"] = "  " + row.true["name"].replace(" ", "   ") + "\u00a0"
    row.mended = {"name"}


def _name_both(rng, row, before):
    row.cells["name"] = f"{row.true['name']} / {row.true['name_hi']}"
    row.cells["name_hi"] = ""
    row.mended = {"name"}


def _gender_words(rng, row, before):
    row.cells["gender"] = {"F": ("Female", "महिला", "f"), "M": ("Male", "पुरुष", "m")}[row.true["gender"]][
        rng.randrange(3)
    ]


def _again(rng, row, before):
    other = rng.choice([each for each in before if each.state == "stored" and not each.fault])
    row.cells, row.true = dict(other.cells), dict(other.true)
    row.state = "held"


def _again_alike(rng, row, before):
    _again(rng, row, before)
    row.cells["name"] = row.cells["name"].upper().replace("A", "AA", 1)
    row.cells["name_hi"] = ""


FAULTS: dict[str, Callable] = {
    "udise as a number": _udise_number,
    "udise in Hindi digits": _udise_hindi,
    "udise with an exponent": _udise_lost,
    "mobile as a number": _mobile_as(int),
    "mobile with a fraction": _mobile_as(float),
    "mobile with +91": _mobile_as(lambda mobile: f"+91-{mobile[:5]} {mobile[5:]}"),
    "mobile with a zero": _mobile_as(lambda mobile: "0" + mobile),
    "mobile in Hindi digits": _mobile_as(lambda mobile: mobile.translate(HINDI_DIGITS)),
    "two mobiles": _mobile_two,
    "mobile too short": _mobile_short,
    "mobile by a formula": _mobile_formula,
    "letter o in the IFSC": _ifsc_letter,
    "wrong IFSC": _ifsc_wrong,
    "account as a number": _account_number,
    "account with blanks": _account_blanks,
    "account with lost digits": _account_lost,
    "no account": _account_none,
    "account of another": _account_of_another,
    "mobile and udise swapped": _swapped("mobile", "udise"),
    "name and mobile swapped": _swapped("name", "mobile"),
    "account and ifsc swapped": _swapped("account", "ifsc"),
    "Kruti Dev": _kruti,
    "Kruti Dev in another font": _kruti_plain,
    "another old font": _old_font,
    "unknown district": _district_wrong,
    "district in Hindi": _district_hindi,
    "no name": _nameless,
    "figures for a name": _name_of_figures,
    "blanks in the name": _name_blanks,
    "both scripts in one cell": _name_both,
    "gender in words": _gender_words,
    "the same person again": _again,
    "an alike name again": _again_alike,
}
NEEDS_EARLIER = ("account of another", "the same person again", "an alike name again")


def invent(rng, count, faulty=0.4):
    """Rows with faults in `faulty` of them; the first ten have none, so that there is somebody to stand again."""
    rows: list[Row] = []
    for number in range(count):
        true = person(rng, number)
        row = Row(dict(true), true)
        if number >= 10 and rng.random() < faulty:
            row.fault = rng.choice(list(FAULTS))
            FAULTS[row.fault](rng, row, rows)
        rows.append(row)
    return rows


def write_list(path, seed, count=120, faulty=0.4, rows=None):
    """Write a list of `count` rows; same seed and sizes, same list."""
    rng = random.Random(seed)
    rows = rows or invent(rng, count, faulty)
    headings = dict((ENGLISH, HINDI, BOTH)[seed % 3])
    fields = list(headings)
    if seed % 4:
        rng.shuffle(fields)
    for name, heading in EXTRA.items():
        if rng.random() < 0.5:
            fields.insert(rng.randrange(len(fields) + 1), name)
            headings[name] = heading
    book = Workbook()
    sheet = _Sheet(book.active, rng, fields, headings)
    sheet.titles()
    sheet.headings_once(in_two_lines=seed % 5 == 2)
    placed = {}
    for number, row in enumerate(rows, start=1):
        placed[sheet.put(number, row)] = row
        sheet.between(number)
    sheet.end(len(rows))
    book.save(path)
    return FoundList(Path(path), placed, headings, sheet.heading_row)


class _Sheet:
    """Writes line by line."""

    def __init__(self, sheet, rng, fields, headings):
        self.sheet, self.rng, self.fields, self.headings = sheet, rng, fields, headings
        sheet.title = "Teachers"
        self.last = 0
        self.heading_row = 0

    def line(self, *values):
        self.last += 1
        for place, value in enumerate(values, start=1):
            if value not in (None, ""):
                self.sheet.cell(self.last, place, value)
        return self.last

    def titles(self):
        for number in range(self.rng.randrange(0, 18)):
            if number == 0:
                self.line("कार्यालय खण्ड शिक्षा अधिकारी, विकास खण्ड खोराबार")
                self.sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(self.fields) + 1)
            else:
                self.line(*self.rng.choice(((), ("शिक्षकों की सूची 2026-27",), (None, None, "दिनांक 12.10.2026"))))

    def headings_once(self, *, in_two_lines):
        names = [self.headings[name] for name in self.fields]
        bank = [place for place, name in enumerate(self.fields) if name in ("account", "ifsc")]
        if in_two_lines and abs(bank[0] - bank[1]) == 1:
            top = [None if place in bank else text for place, text in enumerate(names)]
            top[min(bank)] = "Bank details"
            self.heading_row = self.line("S.No.", *top)
            self.line(None, *(text if place in bank else None for place, text in enumerate(names)))
            self.sheet.merge_cells(
                start_row=self.last - 1, start_column=min(bank) + 2, end_row=self.last - 1, end_column=max(bank) + 2
            )
        else:
            self.heading_row = self.line("S.No.", *names)
        if self.rng.random() < 0.4:
            self.line(*range(1, len(self.fields) + 2))

    def put(self, number, row):
        extra = {"father": "Ram Lakhan", "joined": "12/07/2011", "remark": self.rng.choice(("", "ok", "on leave"))}
        line = self.line(number, *(row.cells.get(name, extra.get(name)) for name in self.fields))
        for name, font in row.fonts.items():
            self.sheet.cell(line, self.fields.index(name) + 2).font = Font(name=font)
        if self.rng.random() < 0.03:
            self.sheet.row_dimensions[line].hidden = True
        return line

    def between(self, number):
        if number % PAGE == 0:
            self.line("योग", PAGE)
            self.line()
            self.line("S.No.", *(self.headings[name] for name in self.fields))
        elif self.rng.random() < 0.03:
            self.line()

    def end(self, count):
        self.line("Total", count)
        self.line()
        self.line(None, None, "हस्ताक्षर खण्ड शिक्षा अधिकारी")
