"""Drawing a design: what all papers of an issue share is drawn once as a form, what differs is set on each page."""

from collections.abc import Hashable

from sankul.printing.certificate_wording import fact, field_text, signatures_of
from sankul.printing.fonts import Font
from sankul.printing.ornaments import Area, draw_frame, draw_rule
from sankul.printing.paper import MM, Paper
from sankul.printing.pictures import draw_picture
from sankul.printing.sayings import languages, say
from sankul.printing.signatures import PLAIN_SIZE, SigningPlace, draw_signatures, words_height
from sankul.printing.squares import draw_qr
from sankul.printing.text import Block, draw_block, draw_line, lay_in_box, measure
from sankul.rules.designs import (
    PAGE_SIZES_MM,
    Align,
    CodeItem,
    Design,
    DuplicateItem,
    FrameItem,
    Item,
    PageForm,
    PictureItem,
    RuleItem,
    SignaturesItem,
    Speaks,
    Stand,
    TextItem,
    Weight,
    fill,
    named_fields,
)
from sankul.rules.papers import CertificatePage
from sankul.text import N_

SHARED_FIELDS = frozenset({"title", "opening", "office", "programme", "issued_on", "place"})
"""What is the same on all papers of one issue; a text that names nothing else is drawn once."""

SIGNING_SHARE = 0.34
"""How much of the box of signatures is left free to sign in, at least."""

DUPLICATE_SIZE = 11.0
DUPLICATE_MM = (40.0, 14.0)
"""The box of the mark in the upper right corner, where a design has none that can be read."""

DUPLICATE_INSET_MM = 20.0
"""How far from the edges of the page: inside the usual borders."""

LEAST_DUPLICATE_MM = 20.0
CODE_SHOWS = N_("The code with which Sankul checks this certificate")
PICTURE_SHOWS = N_("Logo, seal or signature")
FONTS = {
    Weight.REGULAR: Font.REGULAR,
    Weight.BOLD: Font.BOLD,
    Weight.ITALIC: Font.ITALIC,
    Weight.BOLD_ITALIC: Font.BOLD_ITALIC,
}


def page_size(form: PageForm) -> tuple[float, float]:
    """Width and height of a page in points."""
    width, height = PAGE_SIZES_MM[form]
    return width * MM, height * MM


class Dressing:
    """A design as it is drawn on the pages of one file in one language."""

    def __init__(self, paper: Paper, design: Design, language: str) -> None:
        self._paper, self._language = paper, language
        self._main_language = languages(language)[0]
        self.size = page_size(design.page)
        placed = [(item, self._area(item)) for item in with_mark(design, language)]
        self._shared = tuple((item, area) for item, area in placed if _is_shared(item))
        self._own = tuple((item, area) for item, area in placed if not _is_shared(item))

    def draw(self, page: CertificatePage) -> None:
        """Draw `page` on the open page, which has the design's size: first what many pages share, then what is its own."""
        self._paper.draw_once((id(self), *_shared_facts(page)), lambda: self._draw_all(self._shared, page))
        self._draw_all(self._own, page)

    def _draw_all(self, placed: tuple[tuple[Item, Area], ...], page: CertificatePage) -> None:
        for item, area in placed:
            self._draw(item, page, area)

    def _area(self, item: Item) -> Area:
        return Area(item.x_mm * MM, self.size[1] - item.bottom_mm * MM, item.width_mm * MM, item.height_mm * MM)

    def _draw(self, item: Item, page: CertificatePage, area: Area) -> None:
        match item:
            case TextItem():
                self._draw_text(item, page, area)
            case CodeItem():
                if page.code:
                    self._draw_code(page.code, area)
            case PictureItem():
                with self._paper.tagged("Figure", say(PICTURE_SHOWS, self._main_language), area.edges):
                    draw_picture(self._paper, page.pictures.get(item.picture), area)
            case SignaturesItem():
                self._draw_signatures(item, page, area)
            case DuplicateItem():
                self._draw_duplicate(item, page, area)
            case FrameItem():
                draw_frame(self._paper, item, area)
            case RuleItem():
                draw_rule(self._paper, item, area)

    def _draw_code(self, code: str, area: Area) -> None:
        side = min(area.width, area.height)
        square = Area(area.x, area.y + area.height - side, side, side)
        with self._paper.tagged("Figure", say(CODE_SHOWS, self._main_language), square.edges):
            draw_qr(self._paper, code, square.x, square.y, side)

    def _draw_text(self, item: TextItem, page: CertificatePage, area: Area) -> None:
        block = block_of(item, page)
        if not block.lines:
            return
        spare = {Stand.TOP: 0.0, Stand.MIDDLE: 0.5, Stand.BOTTOM: 1.0}[item.stand] * (area.height - block.height)
        draw_block(self._paper, block, area.x, area.y + area.height - spare, area.width, item.align.value)

    def _draw_signatures(self, item: SignaturesItem, page: CertificatePage, area: Area) -> None:
        """The words stand at the foot of the box, the lines right above them."""
        language, scale = spoken(item.speaks, page.language), item.size_pt / PLAIN_SIZE
        signatures, most = signatures_of(page.facts), area.height * (1 - SIGNING_SHARE)
        scale = min(scale, scale * most / words_height(signatures, language, area.width, scale))
        y = area.y + words_height(signatures, language, area.width, scale)
        draw_signatures(self._paper, signatures, language, SigningPlace(area.x, y, area.width, scale))

    def _draw_duplicate(self, item: DuplicateItem, page: CertificatePage, area: Area) -> None:
        """The word in each language of the paper, boxed, at the right of its place; only on a second print."""
        if not page.is_duplicate:
            return
        lines = [say(N_("DUPLICATE"), each) for each in languages(spoken(item.speaks, page.language))]
        pitch = (area.height - 5) / len(lines)
        widest = max(measure(line, Font.BOLD, DUPLICATE_SIZE) for line in lines)
        size = min(DUPLICATE_SIZE, pitch / 1.32, DUPLICATE_SIZE * (area.width - 14) / widest)
        wide = widest * size / DUPLICATE_SIZE + 14
        x = area.x + area.width - wide
        self._paper.frame(x, area.y, wide, area.height, 1.2)
        for number, line in enumerate(lines):
            baseline = area.y + area.height - 2.5 - pitch * (number + 0.5) - size * 0.3
            draw_line(self._paper, x + wide / 2, baseline, line, Font.BOLD, size, "center")


def with_mark(design: Design, language: str) -> tuple[Item, ...]:
    """What stands on a paper, with a readable place for the mark of a duplicate: no second print may pass for the first."""
    items = design.items(language)
    kept = tuple(item for item in items if not isinstance(item, DuplicateItem) or _has_room(item, language))
    if any(isinstance(item, DuplicateItem) for item in kept):
        return kept
    width, height = DUPLICATE_MM
    x = PAGE_SIZES_MM[design.page][0] - DUPLICATE_INSET_MM - width
    mark = DuplicateItem(key="", x_mm=x, y_mm=DUPLICATE_INSET_MM, width_mm=width, height_mm=height)
    return (*kept, mark)


def _has_room(item: DuplicateItem, language: str) -> bool:
    lines = len(languages(spoken(item.speaks, language)))
    return item.width_mm >= LEAST_DUPLICATE_MM and item.height_mm >= 1 + 3.5 * lines


def block_of(item: TextItem, page: CertificatePage) -> Block:
    """The lines of a text as they stand in its box on `page`. Raises CannotPrint."""
    box = (item.width_mm * MM, item.height_mm * MM)
    is_even = item.align is Align.CENTER
    return lay_in_box(
        said(item, page), FONTS[item.weight], item.size_pt, box, keeps_line=item.keeps_line, is_even=is_even
    )


def text_sizes(page: CertificatePage, design: Design) -> dict[str, float]:
    """The size in points that each text gets on `page`, by the key of its item; texts that say nothing are left out."""
    texts = [item for item in design.items(page.language) if isinstance(item, TextItem)]
    blocks = {item.key: block_of(item, page) for item in texts}
    return {key: block.size for key, block in blocks.items() if block.lines}


def spoken(speaks: Speaks, language: str) -> str:
    """The language of an item on a paper in `language`: "hi", "en" or "both"."""
    return language if speaks is Speaks.PAPER else speaks.value


def said(item: TextItem, page: CertificatePage) -> str:
    """What a text says on `page`; empty when it names fields and all of them are empty."""
    texts = (_said_in(each, item, page) for each in languages(spoken(item.speaks, page.language)))
    return " / ".join(dict.fromkeys(text for text in texts if text))


def _said_in(language: str, item: TextItem, page: CertificatePage) -> str:
    return fill(item.text.in_language(language), lambda field: field_text(field, page, language))


def _is_shared(item: Item) -> bool:
    """Whether an item is the same on all papers of one issue."""
    if isinstance(item, TextItem):
        return SHARED_FIELDS.issuperset((*named_fields(item.text.en), *named_fields(item.text.hi)))
    return not isinstance(item, CodeItem | DuplicateItem)


def _shared_facts(page: CertificatePage) -> tuple[Hashable, ...]:
    """What papers of one issue have in common; papers that differ in it share no drawing."""
    facts = page.facts
    names = (fact(facts, name, each) for name in ("office", "programme", "place") for each in ("en", "hi"))
    return (page.kind, facts.get("issued_on", ""), *names, signatures_of(facts))
