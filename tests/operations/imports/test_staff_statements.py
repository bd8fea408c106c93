"""A staff statement as block offices keep it, whole: what is stored, what is refused and where, and what is only noted."""

from openpyxl import Workbook

from sankul.operations.imports.people import import_people
from sankul.rules.imports import Severity

HEAD = ("क्र0सं0", "अध्यापक का नाम", "पदनाम", "विद्यालय का नाम", "यू-डायस कोड", "मो0 नं0", "खाता संख्या", "आई.एफ.एस.सी.")
LINES = (
    ("कार्यालय खण्ड शिक्षा अधिकारी, खोराबार - शिक्षक विवरण",),
    HEAD,
    (1, "राम कुमार (प्र0अ0)", "", "प्रा0वि0 कोठी", "09580112301", "9876543201/9412345678", "30123456781", "SBIN0001234"),
    (2, "2. श्रीमती सीता देवी", "स0अ0", "-do-", "उपरोक्त", "मो0 9876543202", "30123456782", "SBIN0001234"),
    (3, "रिक्त", "स0अ0", "प्रा0वि0 रामपुर", "09580112302"),
    (4, "गीता यादव", "''", "''", "''", "0551-2345678", "30123456783", "SBIN0001234"),
    (5, "मोहन लाल, सोहन लाल", "स0अ0", "प्रा0वि0 रामपुर", "09580112302", "9876543205"),
    (6, "श्याम लाल", "स0अ0", "प्रा0वि0 रामपुर", "09580112302", "9876543206", "301234567/987654321", "SBIN0001234"),
    (7, "हरि ओम", "स0अ0", "प्रा0वि0 रामपुर", "09580112302", "9876543207", "30123456787", "SBIN00O1234"),
    (8, "उषा सिंह", "शि0मि0", "प्रा0वि0 रामपुर", "09580112302", "9876543208", "-do-"),
    ("", "योग", 8),
    (),
    ("", "पदनाम", "संख्या"),
    ("", "सहायक अध्यापक", 5),
    ("नोट:-", "उक्त सूची सत्यापित है।"),
    ("", "ह0 प्रधानाध्यापक", "", "", "ह0 खण्ड शिक्षा अधिकारी"),
)
REFUSED = {
    6: {"मो0 नं0"},
    7: {"अध्यापक का नाम"},
    8: {"खाता संख्या"},
    9: {"आई.एफ.एस.सी."},
    10: {"खाता संख्या"},
    13: {"अध्यापक का नाम"},
    14: {"अध्यापक का नाम"},
}
NOTED = {(3, "मो0 नं0"), (5, "अध्यापक का नाम"), (15, "अध्यापक का नाम"), (16, "अध्यापक का नाम")}


def test_a_staff_statement(store, files, tmp_path):
    book = Workbook()
    for line in LINES:
        book.active.append(line)
    book.save(tmp_path / "statement.xlsx")
    report = import_people(store, files, tmp_path / "statement.xlsx")
    refused = {}
    for each in report.problems:
        if each.severity is Severity.ERROR:
            refused.setdefault(each.row, set()).add(each.column)
    assert refused == REFUSED
    noted = {(each.row, each.column) for each in report.problems if each.severity is Severity.WARNING}
    assert noted - {(2, "")} == NOTED
    with store.reading() as work:
        schools = {each.id: each.udise for each in work.schools.where()}
        accounts = {each.person_id: each.account for each in work.bank_accounts.where()}
        stored = {
            each.name_hi: (each.designation, each.mobile, schools[each.school_id], accounts[each.id])
            for each in work.people.where()
        }
    assert stored == {
        "राम कुमार": ("प्र0अ0", "9876543201", "09580112301", "30123456781"),
        "श्रीमती सीता देवी": ("स0अ0", "9876543202", "09580112301", "30123456782"),
    }
