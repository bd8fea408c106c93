"""QR codes as one path of black squares: sharp on every printer, small in the file."""

from functools import lru_cache

from sankul.printing.paper import Paper

QUIET_MODULES = 4


@lru_cache(maxsize=64)
def qr_rows(text: str) -> tuple[bytes, ...]:
    """The code of `text` (level M, ISO/IEC 18004) as rows of bytes from the top, without the quiet zone; 0 is black."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    modules, width = bytes(image), image.shape[1]
    return tuple(modules[start : start + width] for start in range(0, len(modules), width))


def draw_qr(paper: Paper, text: str, x: float, y: float, size: float) -> None:
    """Draw the code of `text` in a square of `size` points with the lower left corner (x, y); the margin is the caller's."""
    rows = qr_rows(text)
    module = size / len(rows)
    squares = paper.canvas.beginPath()
    for number, row in enumerate(rows):
        top = y + size - (number + 1) * module
        for start, width in _black_stretches(row):
            squares.rect(x + start * module, top, width * module, module)
    paper.canvas.drawPath(squares, stroke=0, fill=1)


def _black_stretches(row: bytes) -> list[tuple[int, int]]:
    """(start, length) of each stretch of black modules."""
    stretches: list[tuple[int, int]] = []
    for place, value in enumerate(row):
        if value:
            continue
        if stretches and sum(stretches[-1]) == place:
            stretches[-1] = (stretches[-1][0], stretches[-1][1] + 1)
        else:
            stretches.append((place, 1))
    return stretches
