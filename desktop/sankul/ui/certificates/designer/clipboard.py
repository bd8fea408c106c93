"""Copied items on the system's clipboard, with their pictures, so that they can be pasted into another design."""

import json
from base64 import b64decode
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from sankul.errors import Sentence
from sankul.rules.design_files import DesignBroken, item_of, plain_item
from sankul.rules.designs import Item, PageForm, Picture, PictureItem
from sankul.ui.certificates.designer.draft import Draft

if TYPE_CHECKING:
    from sankul.operations.design_acts import DesignFiles

FORM = "application/x-sankul-items"
MOST_BYTES = 8_000_000


def copy_items(draft: Draft) -> None:
    """Put what is chosen on the clipboard."""
    if not draft.chosen:
        return
    items = draft.chosen_items
    shown = {each.picture for each in items if isinstance(each, PictureItem)}
    pictures = {digest: [draft.pictures[digest].name, draft.pictures[digest].data] for digest in shown}
    data = QMimeData()
    plain = {"items": [plain_item(each) for each in items], "pictures": pictures}
    data.setData(FORM, QByteArray(json.dumps(plain).encode()))
    QGuiApplication.clipboard().setMimeData(data)


def pasted_items(draft: Draft, files: "DesignFiles") -> tuple[Item, ...]:
    """The items on the clipboard; their pictures are checked and added to the draft. Empty for anything else."""
    data = bytes(QGuiApplication.clipboard().mimeData().data(FORM).data())
    if not data or len(data) > MOST_BYTES:
        return ()
    try:
        plain = json.loads(data)
        items = tuple(_placed(each, draft.page) for each in plain["items"])
        pictures = [files.picture_in(b64decode(held), name) for name, held in plain["pictures"].values()]
    except (DesignBroken, Sentence, ValueError, KeyError, TypeError, AttributeError):
        return ()  # another program may put there what it likes
    _take(draft, pictures)
    return tuple(each for each in items if not isinstance(each, PictureItem) or each.picture in draft.pictures)


def _take(draft: Draft, pictures: Iterable[Picture]) -> None:
    for each in pictures:
        draft.pictures.setdefault(each.digest, each)


def _placed(plain: Any, page: PageForm) -> Item:
    """An item on a page that may be narrower than the one from which it was copied."""
    try:
        return item_of(plain, page)
    except DesignBroken:
        return item_of({**plain, "x_mm": 12, "y_mm": 12}, page)
