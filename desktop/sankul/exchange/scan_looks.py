"""Looking at a picture for codes: a glance, and where that finds nothing or leaves a code unread, closer looks.

A worn photocopy at 150 dots per inch gives a square of the code little more than two blurred pixels. Enlarged and sharpened
it can often be read; so can a speckled one, when single dots are wiped away. Closer looks cost much more than a glance, and
so they begin where a code was seen but not read, and end when all pictures of one file have used up their pixels.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

CLOSE_PIXELS = 400_000_000
"""For all closer looks at one file: about ten seconds on an old PC."""

LARGEST_LOOK = 24_000_000
_SMALLEST_CODE = 20  # pixels; what is smaller has less than one for each square
_AIR = 0.35  # around a code that was not read, in parts of its width


class Looker:
    """Reads the codes in the pictures of one file."""

    def __init__(self, most_pixels: int = CLOSE_PIXELS) -> None:
        self._left = most_pixels

    def glance(self, picture: "Image") -> tuple[str, ...]:
        """The codes that are read at once, and those beside them that a closer look at their places reads."""
        texts, unread = _look(picture)
        if texts and unread:
            texts += self._read_crops(picture, unread)
        return tuple(dict.fromkeys(texts))

    def look_again(self, picture: "Image") -> tuple[str, ...]:
        """What else is there beside codes that a glance found, such as a second paper that is worn more than the first."""
        larger = self._take(picture, 2, _sharpen)
        return self.glance(larger) if larger else ()

    def look_closely(self, picture: "Image") -> tuple[str, ...]:
        """The codes in a picture at which a glance found nothing."""
        for factor in (1, 2):
            larger = self._take(picture, factor, lambda each: each)
            texts = self._read_crops(larger, _look(larger)[1]) if larger else ()
            if texts:
                return texts
        for factor, mend in ((1, _sharpen), (2, _sharpen)):
            if texts := self._read(picture, factor, mend):
                return texts
        for tile in _tiles(picture):
            if texts := self._read(tile, 2, _sharpen_more):
                return texts
        return self._read(picture, 3, _sharpen_more) or self._read(picture, 2, _wipe)

    def _read(self, picture: "Image", factor: int, mend: "Callable[[Image], Image]") -> tuple[str, ...]:
        """The codes in the picture enlarged and mended."""
        larger = self._take(picture, factor, mend)
        return _look(larger)[0] if larger else ()

    def _read_crops(self, picture: "Image", boxes: list[tuple[int, int, int, int]]) -> tuple[str, ...]:
        texts: list[str] = []
        for box in boxes:
            crop = picture.crop(box)
            for factor, mend in ((4, _sharpen_more), (2, _sharpen_hard), (3, _sharpen), (2, _wipe)):
                if found := self._read(crop, factor, mend):
                    texts += found
                    break
        return tuple(dict.fromkeys(texts))

    def _take(self, picture: "Image", factor: int, mend: "Callable[[Image], Image]") -> "Image | None":
        """The picture enlarged and mended; None when that is too large, or the pixels of the file are used up."""
        pixels = picture.width * picture.height * factor * factor
        if pixels > min(self._left, LARGEST_LOOK):
            return None
        self._left -= pixels
        return mend(_enlarge(picture, factor))


def _look(picture: "Image") -> tuple[tuple[str, ...], list[tuple[int, int, int, int]]]:
    """The texts of all QR codes, and the places of those that were seen but not read."""
    import zxingcpp

    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    found = zxingcpp.read_barcodes(picture, formats=formats, return_errors=True)
    texts = tuple(dict.fromkeys(code.text for code in found if code.valid))  # a blurred one is sometimes seen twice
    return texts, list(_boxes(picture, (code.position for code in found if not code.valid)))


def _boxes(picture: "Image", positions: Iterator[Any]) -> Iterator[tuple[int, int, int, int]]:
    for position in positions:
        corners = (position.top_left, position.top_right, position.bottom_left, position.bottom_right)
        left, right = min(each.x for each in corners), max(each.x for each in corners)
        top, bottom = min(each.y for each in corners), max(each.y for each in corners)
        width = max(right - left, bottom - top)
        if width > _SMALLEST_CODE:
            air = int(width * _AIR)
            yield (
                max(left - air, 0),
                max(top - air, 0),
                min(right + air, picture.width),
                min(bottom + air, picture.height),
            )


def _tiles(picture: "Image") -> Iterator["Image"]:
    """Nine parts that overlap, each a quarter of the picture: without the rest of the page a blurred code is found more often.

    What is at most a quarter of the page wide and high stands whole in one of them.
    """
    width, height = picture.width // 2, picture.height // 2
    for top in (height, 0, height // 2):
        for left in (0, width, width // 2):
            yield picture.crop((left, top, left + width, top + height))


def _enlarge(picture: "Image", factor: int) -> "Image":
    from PIL.Image import Resampling

    size = (picture.width * factor, picture.height * factor)
    return picture if factor == 1 else picture.resize(size, Resampling.BICUBIC)


def _sharpen(picture: "Image") -> "Image":
    from PIL.ImageFilter import UnsharpMask

    return picture.filter(UnsharpMask(3, 200, 0))


def _sharpen_more(picture: "Image") -> "Image":
    from PIL.ImageFilter import UnsharpMask

    return picture.filter(UnsharpMask(4, 300, 0))


def _sharpen_hard(picture: "Image") -> "Image":
    from PIL.ImageFilter import UnsharpMask

    return picture.filter(UnsharpMask(4, 500, 0))


def _wipe(picture: "Image") -> "Image":
    """Without single dots."""
    from PIL.ImageFilter import MedianFilter

    return picture.filter(MedianFilter(5))
