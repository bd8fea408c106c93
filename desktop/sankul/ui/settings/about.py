"""What this program is, and to whom thanks are due."""

from typing import TYPE_CHECKING

from sankul import __version__
from sankul.text import N_, _
from sankul.ui.parts import label
from sankul.ui.settings.sections import Section

if TYPE_CHECKING:
    from sankul.ui.context import Shell

SOURCES = (
    (N_("Sankul"), N_("Apache License 2.0")),
    (N_("Icons"), N_("Lucide, ISC License")),
    (N_("Letters"), N_("FiraGO, SIL Open Font License 1.1")),
    (
        N_("States, districts and blocks"),
        N_(
            "Local Government Directory, Ministry of Panchayati Raj, Government of India, under the Government Open Data "
            "License – India. The government does not endorse this program."
        ),
    ),
)
LIBRARIES = (
    "Python (PSF), Qt and PySide6 (LGPL 3), SQLAlchemy, Alembic (MIT), SQLCipher, sqlcipher3 (BSD, zlib), ReportLab (BSD), "
    "HarfBuzz, uharfbuzz (MIT, Apache 2.0), PDFium, pypdfium2 (BSD, Apache 2.0), openpyxl (MIT), HiGHS (MIT), "
    "RapidFuzz (MIT), ZXing-C++ (Apache 2.0), cryptography (Apache 2.0, BSD), cbor2 (MIT), icalendar (BSD), "
    "dateutil, tzdata (Apache 2.0, BSD), uuid-utils (BSD), platformdirs (MIT)"
)


class AboutSection(Section):
    """Version, licences and sources."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell, _("About"), _("Sankul, version {version}").format(version=__version__))
        for what, whose in SOURCES:
            self.rows.addWidget(label(f"{_(what)}: {_(whose)}", can_copy=True))
        self.rows.addWidget(label(_("Libraries: {names}").format(names=LIBRARIES), "soft", can_copy=True))
