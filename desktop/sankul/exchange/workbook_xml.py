"""Reading XML of unknown origin piece by piece: no entities, no documents within documents, and never more than it may have."""

from typing import Any, Protocol
from xml.parsers import expat

from sankul.exchange.workbook_signals import Damaged, TooMuch

_PIECE = 1 << 16
_MOST_NAMES = 4000
_LONGEST_TAG = 1 << 20
MOST_TAGS = 12_000_000  # ends of tags count, too
MOST_DEPTH = 200


class Stream(Protocol):
    """Anything that gives bytes."""

    def read(self, count: int = -1) -> bytes:
        """The next bytes, nothing at the end."""


class LocalNames(dict[str, str]):
    """Names of elements without the prefixes of their namespaces, which tell nothing that we need."""

    def __missing__(self, name: str) -> str:
        local = name.rpartition(":")[2]
        if len(self) < _MOST_NAMES:
            self[name] = local
        return local


class XmlParser:
    """An expat parser that refuses document types (and with them all entities), and too many different names.

    Names come as they are written; text comes in as few pieces as can be.
    """

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.expat = expat.ParserCreate(intern=self.names)
        self.expat.buffer_text = True
        self.expat.StartDoctypeDeclHandler = _refuse
        self.expat.EntityDeclHandler = _refuse

    def feed(self, stream: Stream, most_tags: int = MOST_TAGS) -> None:
        """Read all. Raises Damaged, TooMuch, or expat's own error."""
        count = tags = 0
        while piece := stream.read(_PIECE):
            self.expat.Parse(piece, False)
            count += len(piece)
            tags += piece.count(b"<")
            if tags > most_tags:
                raise TooMuch
            # A tag that never ends would be read again from its start with every piece.
            if len(self.names) > _MOST_NAMES or count - self.expat.CurrentByteIndex > _LONGEST_TAG:
                raise Damaged
        self.expat.Parse(b"", True)


def _refuse(*_args: Any) -> None:
    raise Damaged


class Walker:
    """Walks through a document: `opened` and `closed` get local names, `said` gets text. Raises Damaged when it is too deep."""

    def __init__(self) -> None:
        self.parser = XmlParser()
        self.local = LocalNames()
        self.depth = 0
        self.parser.expat.StartElementHandler = self._start
        self.parser.expat.EndElementHandler = self._end
        self.parser.expat.CharacterDataHandler = self.said

    def walk(self, stream: Stream) -> None:
        """Read all of a document."""
        self.parser.feed(stream)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise Damaged
        self.opened(self.local[name], attributes)

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.closed(self.local[name])

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def closed(self, name: str) -> None:
        """An element ends."""

    def said(self, text: str) -> None:
        """Text stands here."""


def attribute(attributes: dict[str, str], name: str) -> str:
    """An attribute by its name without a prefix; empty when there is none."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.endswith(":" + name)), "")
