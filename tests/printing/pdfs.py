"""A small reader of PDF files for the tests: objects by way of qpdf, and what a page's description draws where.

It knows nothing of our own code, so that what it reads proves what we write.
"""

import base64
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_TOKENS = re.compile(
    rb"""(?P<picture>BI\s.*?\sID\s[0-9a-fA-F\s]*>\s*EI\b)|(?P<space>[\s\x00]+)|(?P<comment>%[^\r\n]*)|(?P<dict><<|>>)|(?P<hex><[0-9A-Fa-f\s]*>)|(?P<array>[\[\]])
    |(?P<string>\((?:[^()\\]|\\.)*\))|(?P<name>/[^\s<>\[\]()/%]*)|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?=[\s\[\]<>/(]|$))
    |(?P<word>[A-Za-z'"*][A-Za-z0-9'"*]*)""",
    re.VERBOSE | re.DOTALL,
)
Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Shown:
    """One glyph as a page shows it: font of the file, glyph, and where its origin stands, in points."""

    font: str
    glyph: int
    x: float
    y: float
    size: float


@dataclass
class Mark:
    """A marked-content sequence: its tag and properties, what it shows and how many paths and pictures it paints."""

    tag: str
    properties: dict[str, Any]
    glyphs: list[Shown] = field(default_factory=list)
    painted: int = 0

    @property
    def actual(self) -> str | None:
        """The text that stands for what is shown."""
        text = self.properties.get("/ActualText")
        return None if text is None else text_of(text)


class Pdf:
    """A file whose objects qpdf has read."""

    def __init__(self, path: Path) -> None:
        done = subprocess.run(
            ["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", str(path)],
            capture_output=True,
            check=True,
            timeout=120,
        )
        told = json.loads(done.stdout)
        self.objects: dict[str, Any] = told["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.get(self.trailer["/Root"])

    def get(self, value: Any) -> Any:
        """What a reference refers to: a plain value, or the dictionary of a stream."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            found = self.objects[f"obj:{value}"]
            value = found["value"] if "value" in found else found["stream"]["dict"]
        return value

    def data(self, reference: str) -> bytes:
        """The data of a stream."""
        return base64.b64decode(self.objects[f"obj:{reference}"]["stream"]["data"])

    def page_references(self) -> list[str]:
        """The pages in their order."""
        return list(self._kids(self.catalog["/Pages"]))

    def _kids(self, reference: str) -> Iterator[str]:
        node = self.get(reference)
        if node["/Type"] == "/Pages":
            for kid in node["/Kids"]:
                yield from self._kids(kid)
        else:
            yield reference

    def pages(self) -> list[dict[str, Any]]:
        """The dictionaries of the pages."""
        return [self.get(each) for each in self.page_references()]

    def content(self, page: dict[str, Any]) -> bytes:
        """The description of a page."""
        contents = page["/Contents"]
        return b"\n".join(self.data(each) for each in ([contents] if isinstance(contents, str) else contents))

    def marks(self, page: dict[str, Any]) -> list[Mark]:
        """What a page draws, by marked-content sequences in their order; what is not marked stands under the tag ""."""
        drawing = _Drawing(self)
        drawing.run(self.content(page), self.get(page["/Resources"]), UNIT)
        return drawing.marks

    def fonts(self) -> dict[str, dict[str, Any]]:
        """The Type 0 fonts by their names in pages."""
        found: dict[str, dict[str, Any]] = {}
        for page in self.pages():
            for name, reference in self.get(self.get(page["/Resources"]).get("/Font", {})).items():
                found[name] = self.get(reference)
        return found

    def widths(self, font: dict[str, Any]) -> dict[int, float]:
        """The widths of a Type 0 font that are written in the file."""
        descendant = self.get(self.get(font["/DescendantFonts"])[0])
        given, widths = list(self.get(descendant["/W"])), {}
        while given:
            first, row = given.pop(0), given.pop(0)
            widths.update({first + place: width for place, width in enumerate(row)})
        return widths


@dataclass
class _State:
    """What text operators change."""

    matrix: Matrix = UNIT
    line: Matrix = UNIT
    font: str = ""
    size: float = 0.0
    rise: float = 0.0


class _Drawing:
    """Follows a page's description."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.marks = [Mark("", {})]
        self._open: list[Mark] = []
        self._held: dict[str, tuple[str, dict[int, float], bytes]] = {}

    def run(self, content: bytes, resources: dict[str, Any], base: Matrix) -> None:
        state, kept, operands = _State(base), [], []
        for kind, token in _parsed(content):
            if kind != "word":
                operands.append(token)
                continue
            if token == "q":
                kept.append(state.matrix)
            elif token == "Q":
                state.matrix = kept.pop()
            elif token == "TJ":
                self._show(operands[0], state, resources)
            elif token in _PAINTING:
                self._top().painted += 1
            elif token in ("BDC", "BMC", "EMC", "Do"):
                self._mark(token, operands, state, resources)
            else:
                _change(state, token, operands)
            operands = []
        assert not operands
        assert not kept

    def _top(self) -> Mark:
        return self._open[-1] if self._open else self.marks[0]

    def _mark(self, token: str, operands: list[Any], state: _State, resources: dict[str, Any]) -> None:
        if token == "EMC":
            self._open.pop()
        elif token == "Do":
            self._form(operands[0], resources, state.matrix)
        else:
            self._open.append(Mark(operands[0], operands[1] if token == "BDC" else {}))
            self.marks.append(self._open[-1])

    def _form(self, name: str, resources: dict[str, Any], matrix: Matrix) -> None:
        reference = self.pdf.get(resources["/XObject"])[name]
        form = self.pdf.get(reference)
        if form["/Subtype"] == "/Image":
            self._top().painted += 1
            return
        own = tuple(form.get("/Matrix", UNIT))
        self.run(self.pdf.data(reference), self.pdf.get(form["/Resources"]), _times(own, matrix))

    def _font(self, reference: str) -> tuple[str, dict[int, float], bytes]:
        """Name, widths by codes, and two bytes for the glyph of each code, if they differ."""
        if reference not in self._held:
            held = self.pdf.get(reference)
            codes = self.pdf.get(self.pdf.get(held["/DescendantFonts"])[0])["/CIDToGIDMap"]
            glyphs = b"" if codes == "/Identity" else self.pdf.data(codes)
            self._held[reference] = held["/BaseFont"], self.pdf.widths(held), glyphs
        return self._held[reference]

    def _show(self, array: list[Any], state: _State, resources: dict[str, Any]) -> None:
        name, widths, glyphs = self._font(self.pdf.get(resources["/Font"])[state.font])
        for each in array:
            if not isinstance(each, bytes):
                state.line = _times((1, 0, 0, 1, -each / 1000 * state.size, 0), state.line)
                continue
            for code in (int.from_bytes(each[at : at + 2], "big") for at in range(0, len(each), 2)):
                turned = _times((state.size, 0, 0, state.size, 0, state.rise), _times(state.line, state.matrix))
                glyph = int.from_bytes(glyphs[2 * code : 2 * code + 2], "big") if glyphs else code
                shown = Shown(name, glyph, turned[4], turned[5], state.size)
                for mark in self._open or self.marks[:1]:
                    mark.glyphs.append(shown)
                state.line = _times((1, 0, 0, 1, widths[code] / 1000 * state.size, 0), state.line)


_PAINTING = {"BI", "f", "f*", "S", "s", "B", "B*", "b", "b*"}
_OTHERS = {"ET", "re", "m", "l", "c", "h", "n", "w", "g", "G", "rg", "RG", "J", "j", "d", "M", "W", "i", "ri"}


def _change(state: _State, token: str, operands: list[Any]) -> None:
    """What the operators do that only set something."""
    if token == "cm":
        state.matrix = _times(tuple(operands), state.matrix)
    elif token == "BT":
        state.line = UNIT
    elif token == "Tm":
        state.line = tuple(operands)
    elif token == "Tf":
        state.font, state.size = operands
    elif token == "Ts":
        (state.rise,) = operands
    else:
        assert token in _OTHERS, f"the reader does not know {token}"


def _times(a: Matrix, b: Matrix) -> Matrix:
    """First `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _tokens(content: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(content):
        found = _TOKENS.match(content, at)
        assert found, content[at : at + 40]
        at = found.end()
        if found.lastgroup == "picture":
            yield "word", b"BI"
        elif found.lastgroup not in ("space", "comment"):
            yield found.lastgroup or "", found.group()


def _parsed(content: bytes) -> Iterator[tuple[str, Any]]:
    """Operands as values, operators as ("word", name)."""
    stack: list[list[Any]] = []
    for kind, token in _tokens(content):
        value: Any = None
        if token in (b"[", b"<<"):
            stack.append([])
            continue
        if token in (b"]", b">>"):
            whole = stack.pop()
            value = whole if token == b"]" else dict(zip(whole[::2], whole[1::2], strict=True))
        elif kind == "hex":
            value = bytes.fromhex(token[1:-1].decode())
        elif kind == "string":
            value = re.sub(rb"\\([()\\])", rb"\1", token[1:-1])
        elif kind == "number":
            value = float(token) if b"." in token else int(token)
        elif kind == "name" or not stack:
            value = token.decode()
        else:
            value = {b"true": True, b"false": False, b"null": None}[token]
        if stack:
            stack[-1].append(value)
        else:
            yield ("word" if kind == "word" else "operand"), value


def text_of(value: bytes) -> str:
    """A PDF text string."""
    return value[2:].decode("utf-16-be") if value.startswith(b"\xfe\xff") else value.decode("latin-1")
