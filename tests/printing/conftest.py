"""What the tests of papers share: three readers of text, pictures, and papers to print."""

import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from sankul.printing.paper import A4_PORTRAIT, Paper
from sankul.rules.papers import (
    AcquittanceRoll,
    Both,
    CertificatePage,
    Head,
    RollLine,
    SheetLine,
    Signature,
    SignInSheet,
)

FACTS = {
    "kind": "participation",
    "name": "Gyanendra Kumar Srivastava",
    "name_hi": "ज्ञानेन्द्र कुमार श्रीवास्तव",
    "school": "Primary School Khorabar 1",
    "school_hi": "प्राथमिक विद्यालय खोराबार 1",
    "udise": "09580100101",
    "district": "Gorakhpur",
    "district_hi": "गोरखपुर",
    "block": "Khorabar",
    "programme": "Foundational Literacy 2026-27",
    "programme_hi": "बुनियादी साक्षरता 2026-27",
    "office": "Block Resource Centre, Khorabar",
    "office_hi": "ब्लॉक संसाधन केन्द्र, खोराबार",
    "from_on": "2026-07-01",
    "until_on": "2026-10-14",
    "issued_on": "2026-11-05",
    "sessions_held": "12",
    "sessions_attended": "10",
    "hours": "15",
    "percent": "83",
    "signatory1_name": "Rakesh Singh",
    "signatory1_name_hi": "राकेश सिंह",
    "signatory1_designation": "Block Education Officer",
    "signatory1_designation_hi": "खण्ड शिक्षा अधिकारी",
}
CODE = "SK1:" + "A9B2%F" * 70
HEAD = Head(
    Both("Block Resource Centre, Khorabar", "ब्लॉक संसाधन केन्द्र, खोराबार"),
    Both("Gorakhpur", "गोरखपुर"),
    Both("Foundational Literacy 2026-27", "बुनियादी साक्षरता 2026-27"),
    (Signature(Both("Rakesh Singh", "राकेश सिंह"), Both("Block Education Officer", "खण्ड शिक्षा अधिकारी")),),
)
NAMES = (
    Both("Gyanendra Kumar Srivastava", "ज्ञानेन्द्र कुमार श्रीवास्तव"),
    Both("Shweta Mishra", "श्वेता मिश्रा"),
    Both("Mohd. Irfan Ansari", ""),
)
SCHOOL = Both("Primary School Khorabar 1", "प्राथमिक विद्यालय खोराबार 1")


@dataclass(frozen=True)
class Reader:
    """Reads a PDF as other programs do."""

    path: Path

    def poppler(self, *options: str) -> str:
        done = subprocess.run(
            ["pdftotext", "-enc", "UTF-8", *options, str(self.path), "-"], capture_output=True, check=True, timeout=60
        )
        return done.stdout.decode()

    def pdfium(self) -> list[str]:
        """The text of each page."""
        with pypdfium2.PdfDocument(self.path) as document:
            texts = []
            for page in document:
                content = page.get_textpage()
                texts.append(content.get_text_range().replace("\r\n", "\n"))
                content.close()
                page.close()
            return texts

    def mupdf(self) -> str:
        done = subprocess.run(
            ["mutool", "draw", "-q", "-F", "txt", str(self.path)], capture_output=True, check=True, timeout=60
        )
        return done.stdout.decode()

    def picture(self, page: int = 0, scale: float = 1.0):
        """A page in grey, a pixel for each point at scale 1."""
        with pypdfium2.PdfDocument(self.path) as document:
            shown = document[page]
            bitmap = shown.render(scale=scale, grayscale=True)
            image = bitmap.to_pil().convert("L").copy()
            bitmap.close()
            shown.close()
            return image

    def words(self) -> list[str]:
        return self.poppler().split()


@pytest.fixture
def read():
    """A reader of the file at a path."""
    return Reader


@pytest.fixture
def paper():
    """An empty portrait page."""
    return Paper(A4_PORTRAIT, "Title", "Author", "hi", date(2026, 10, 14))


@pytest.fixture
def keep(tmp_path):
    """Ends the page, saves the paper and gives its reader."""

    def save(paper: Paper) -> Reader:
        paper.end_page()
        path = tmp_path / "kept.pdf"
        path.write_bytes(paper.finish())
        return Reader(path)

    return save


@pytest.fixture
def certificate():
    """Makes a certificate page; keywords change its facts, `kind`, `language`, `is_duplicate` and `code` the page."""

    def make(number: int = 42, language: str = "both", kind: str = "participation", **changes):
        page = CertificatePage(f"GKP/KHORABAR/2026-27/{number:04d}", kind, language, FACTS, CODE)
        own = {key: changes.pop(key) for key in ("is_duplicate", "code") if key in changes}
        return replace(page, facts={**FACTS, **changes}, **own)

    return make


@pytest.fixture
def sheet():
    """Makes the sign-in sheet of so many teachers."""

    def make(count: int, **changes):
        lines = tuple(SheetLine(NAMES[n % 3], SCHOOL, f"98765{n:05d}") for n in range(count))
        plain = SignInSheet(
            head=HEAD,
            circle="Khorabar 3",
            mentor=Both("Anjali Verma", "अंजलि वर्मा"),
            number=7,
            starts_at=datetime(2026, 10, 14, 10, 0, tzinfo=UTC),
            ends_at=datetime(2026, 10, 14, 11, 30, tzinfo=UTC),
            space=Both("BRC Hall", "बी.आर.सी. सभागार"),
            topic="Reading aloud",
            lines=lines,
        )
        return replace(plain, **changes)

    return make


@pytest.fixture
def roll():
    """Makes the acquittance roll of so many payees; each gross sum differs, so that a wrong total shows."""

    def make(count: int, deduction_paise: int = 0, **changes):
        lines = tuple(
            RollLine(
                name=NAMES[n % 3],
                designation=Both("Assistant Teacher", "सहायक अध्यापक"),
                school=SCHOOL,
                udise="09580100101",
                quantity=1 + n % 5,
                unit="session",
                rate_paise=50_000,
                gross_paise=(1 + n % 5) * 50_000 + n,
                deduction_paise=deduction_paise,
                net_paise=(1 + n % 5) * 50_000 + n - deduction_paise,
                account=f"3041234567{n:04d}",
                ifsc="SBIN0001234",
                mobile="9876543210",
            )
            for n in range(count)
        )
        plain = AcquittanceRoll(
            head=HEAD,
            title=Both("Communication allowance", "संचार भत्ता"),
            account_head="2202-01-111-07",
            order_number="BSA/1234",
            month_on=date(2026, 10, 1),
            lines=lines,
            made_on=date(2026, 11, 5),
        )
        return replace(plain, **changes)

    return make
