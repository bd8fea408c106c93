"""The designs of certificates: those of the office and those that come with the program, each with its picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem, QWidget

from sankul.operations.design_acts import DesignRow
from sankul.rules.designs import PageForm
from sankul.text import N_, _, language
from sankul.ui.certificates.design_pictures import DesignPictures
from sankul.ui.empty import Empty
from sankul.ui.facts import Facts
from sankul.ui.parts import label
from sankul.ui.table_view import CellDelegate
from sankul.ui.tables import ROW_ROLE, Column, Tone
from sankul.ui.theme import colours, scaled
from sankul.ui.views import View

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.papers import CertificatePage
    from sankul.rules.programmes import Programme

ROW_HEIGHT = 92
PICTURE_WIDTH = 132
DETAIL_WIDTH = 316
FORM_LABELS = {PageForm.LANDSCAPE: N_("A4, lying"), PageForm.PORTRAIT: N_("A4, upright")}


def said_name(row: DesignRow) -> str:
    """The name in the language now spoken."""
    return row.design.name.in_language(language())


def said_origin(row: DesignRow) -> str:
    """The word of the chip."""
    return _("Comes with Sankul") if row.starter else _("Own")


def origin_tone(row: DesignRow) -> Tone:
    """The colour of the chip."""
    return "grey" if row.starter else "accent"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The rows, and what their pictures are made of."""

    rows: tuple[DesignRow, ...]
    page: "CertificatePage"
    pictures: Mapping[str, bytes]


class DesignsView(View):
    """Picture, name, where it comes from, and how many papers have it."""

    key = "designs"
    title = N_("Designs")
    row_type = DesignRow
    acts = frozenset(
        {
            "certificates.new_design",
            "certificates.edit_design",
            "certificates.rename_design",
            "certificates.put_away_design",
            "certificates.import_design",
            "certificates.export_design",
        }
    )
    columns: ClassVar[tuple[Column[DesignRow], ...]] = (
        Column(title=N_("Picture"), value=lambda _row: "", width=PICTURE_WIDTH + 24),
        Column(title=N_("Name"), value=said_name, stretch=True, width=140),
        Column(title=N_("Origin"), value=said_origin, chip=origin_tone, width=164),
        Column(title=N_("Page"), value=lambda row: _(FORM_LABELS[row.page]), width=108),
        Column(title=N_("Papers"), value=lambda row: row.papers, align="right", width=84),
    )
    nothing_picked = Empty(N_("Nothing selected"), N_("Choose a design to see how its papers look."), "eye")

    def build(self) -> None:
        """The makers of pictures."""
        self.pictures = DesignPictures(self.page.shell, self.page)
        self.pictures.made.connect(self._show_picture)

    def load(self, work: "Work", programme: "Programme | None") -> Loaded:
        """All designs, and a sample to draw them with."""
        from sankul.operations.design_acts import list_designs
        from sankul.operations.design_samples import Sample, sample_page
        from sankul.operations.designs import pictures_of
        from sankul.rules.certificates import CertificateKind

        rows = list_designs(work)
        name = programme.name if programme else None
        signer = self.page.shell.context.files["codes"]
        page = sample_page(work, signer, CertificateKind.PARTICIPATION, Sample.TYPICAL, name)
        pictures = {digest: data for row in rows for digest, data in pictures_of(work, row.design).items()}
        return Loaded(rows, page, pictures)

    def rows(self, data: Loaded) -> Sequence[DesignRow]:
        """See View."""
        return data.rows

    def show(self, data: Loaded) -> None:
        """Have the pictures made."""
        for row in data.rows:
            self.pictures.want(row.id, row.design, data.page, data.pictures)

    def also_searched(self, row: Any) -> str:
        """The name in the other script."""
        return f"{row.name} {row.name_hi} {row.starter}"

    def detail(self, row: DesignRow, more: Any) -> QWidget:
        """Both layouts as they print."""
        other = row.design.name.hi if language() == "en" else row.design.name.en
        name = said_name(row)
        facts = Facts(name, other if other != name else "", [(said_origin(row), origin_tone(row))])
        for paper, said in (("both", N_("Hindi and English")), ("hi", N_("One language"))):
            facts.add(label(_(said), "soft"))
            picture = Picture(self.pictures, row.id, paper)
            picture.setAccessibleName(f"{name}: {_(said)}")
            facts.add(picture)
        facts.add_lines(
            [
                (_("Page"), _(FORM_LABELS[row.page])),
                (_("Papers issued with it"), str(row.papers)),
                (_("Pictures in it"), str(len(row.design.pictures()) or "")),
            ]
        )
        return facts

    def _show_picture(self, _row_id: str) -> None:
        self.page.table.viewport().update()


class Picture(QLabel):
    """The paper of a design in a thin border; it comes when it is ready."""

    def __init__(self, pictures: DesignPictures, row_id: str, paper: str) -> None:
        super().__init__()
        self._pictures, self._row_id, self._paper = pictures, row_id, paper
        self.setFixedSize(scaled(DETAIL_WIDTH), round(scaled(DETAIL_WIDTH) * 210 / 297))
        pictures.made.connect(self._follow)
        self._follow(row_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture; Qt calls it."""
        painter = QPainter(self)
        draw_picture(painter, self.rect(), self._pictures, self._row_id, self._paper)

    def _follow(self, row_id: str) -> None:
        picture = self._pictures.of(self._row_id).get(self._paper)
        if row_id == self._row_id and picture is not None and not picture.isNull():
            self.setFixedHeight(round(self.width() * picture.height() / picture.width()))
            self.update()


class PictureDelegate(CellDelegate):
    """Draws the picture of a design in its cell."""

    def __init__(self, pictures: DesignPictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell; Qt calls it."""
        super().paint(painter, option, index)
        place = option.rect.adjusted(12, 6, -12, -7)
        draw_picture(painter, place, self._pictures, index.data(ROW_ROLE).id, "both")


def draw_picture(painter: QPainter, place: QRect, pictures: DesignPictures, row_id: str, paper: str) -> None:
    """The picture as large as fits, at the left of its place; an empty sheet until it is ready."""
    picture = pictures.of(row_id).get(paper)
    size = picture.size() if picture is not None and not picture.isNull() else QSize(297, 210)
    ratio = painter.device().devicePixelRatioF()
    size = size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    sheet = QRect(place.x(), place.y() + (place.height() - size.height()) // 2, size.width(), size.height())
    painter.save()
    painter.fillRect(sheet, QColor("white"))
    if picture is not None and not picture.isNull():
        smooth = picture.scaled(
            size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawPixmap(sheet, QPixmap.fromImage(smooth))
    painter.setPen(QColor(colours().line_strong))
    painter.drawRect(sheet.adjusted(0, 0, -1, -1))
    painter.restore()
