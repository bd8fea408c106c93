"""Design files: what we write reads back; whatever else comes is a design or one sentence, in bounded memory."""

import base64
import hashlib
import io
import json
import os
import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sankul import text
from sankul.exchange.designs import (
    MOST_BYTES,
    DesignFileBroken,
    DesignFileIsFolder,
    DesignFiles,
    DesignNotSaved,
    DesignTooLarge,
    bytes_of,
    parcel_in,
)
from sankul.exchange.file_faults import FileMissing
from sankul.operations.designs import STARTERS, starter
from sankul.rules.design_files import DesignBroken, DesignParcel
from sankul.rules.designs import Picture, PictureItem


def data_of(picture, form="PNG", **settings):
    target = io.BytesIO()
    picture.save(target, form, **settings)
    return target.getvalue()


def picture_of(data, name="seal.png"):
    return Picture(digest=hashlib.sha256(data).hexdigest(), name=name, data=base64.b64encode(data).decode())


SEAL = picture_of(data_of(Image.linear_gradient("L")))


def with_picture(design, digest):
    item = PictureItem(key="seal", x_mm=20.0, y_mm=20.0, width_mm=20.0, height_mm=20.0, picture=digest)
    return replace(design, layouts={key: (*items, item) for key, items in design.layouts.items()})


PARCEL = DesignParcel(with_picture(starter("classic"), SEAL.digest), (SEAL,))
GOOD = bytes_of(PARCEL)


def pictures(parcel):
    return [(each.digest, each.name, each.data) for each in parcel.pictures]


def plain():
    return json.loads(GOOD)


def reason(data):
    with pytest.raises(DesignBroken) as broken:
        parcel_in(data if isinstance(data, bytes) else json.dumps(data).encode())
    return str(broken.value)


@pytest.mark.parametrize("key", STARTERS)
def test_starters_travel(key):
    parcel = parcel_in(bytes_of(DesignParcel(starter(key))))
    assert parcel == DesignParcel(starter(key))


def test_what_is_written_reads_back(tmp_path):
    file = tmp_path / "ours.sankul-design"
    DesignFiles().write(PARCEL, file)
    read = DesignFiles().read(file)
    assert read.design == PARCEL.design
    assert pictures(read) == pictures(PARCEL)
    assert [each.name for each in tmp_path.iterdir()] == ["ours.sankul-design"]
    assert bytes_of(read) == file.read_bytes()


def test_pictures_that_the_design_does_not_show_are_left():
    data = plain()
    other = picture_of(data_of(Image.new("L", (5, 5))))
    data["pictures"][other.digest] = {"name": "other", "data": "not even base64"}
    assert pictures(parcel_in(json.dumps(data).encode())) == pictures(PARCEL)


def test_pictures_are_made_plain_and_the_design_follows():
    raw = data_of(Image.new("RGBA", (2600, 20), (200, 0, 0, 128)))
    data = bytes_of(DesignParcel(with_picture(starter("modern"), picture_of(raw).digest), (picture_of(raw),)))
    parcel = parcel_in(data)
    (made,) = parcel.pictures
    assert made.digest != picture_of(raw).digest
    assert parcel.design.pictures() == {made.digest}
    assert Image.open(io.BytesIO(base64.b64decode(made.data))).size[0] == 2000
    again = parcel_in(bytes_of(parcel))
    assert pictures(again) == pictures(parcel)


def changed(**values):
    """A good file with one item changed."""
    data = plain()
    data["layouts"]["one"][1] |= values
    return data


def test_a_file_with_a_mark_of_windows_reads():
    assert parcel_in(b"\xef\xbb\xbf" + GOOD).design == PARCEL.design


NO_DESIGN = "it is no design of Sankul, or only a part of one"
NAME_LONG = "“name” must be a text of at most 80 letters"
BROKEN = {
    "not json": (b"\x89PNG", NO_DESIGN),
    "empty": (b"", NO_DESIGN),
    "cut": (GOOD[:-200], NO_DESIGN),
    "a list": (b"[]", "it is no design of Sankul"),
    "null": (b"null", "it is no design of Sankul"),
    "newer": ({**plain(), "sankul-design": 2}, "it was made by a newer Sankul"),
    "strange part": ({**plain(), "script": "x"}, "it says something unknown: “script”"),
    "no layouts": ({**plain(), "layouts": {}}, "it lacks one of its two layouts"),
    "layout no list": ({**plain(), "layouts": {"one": {}, "both": 3}}, "it has more than 80 items"),
    "page": ({**plain(), "page": "a3"}, "“page” must be one of: landscape, portrait"),
    "page a list": ({**plain(), "page": ["landscape"]}, "“page” must be one of: landscape, portrait"),
    "nameless": ({**plain(), "name": "", "name_hi": ""}, "it has no name"),
    "name": ({**plain(), "name": "x" * 10_000}, "“name” must be a text of at most 80 letters"),
    "half a letter": ({**plain(), "name": "\ud800"}, "“name” has signs that are no letters"),
    "unknown kind": (changed(kind="script"), "it has an item of an unknown kind"),
    "kind a list": (changed(kind=["text"]), "it has an item of an unknown kind"),
    "unknown field": (changed(text="{account}"), "it names the unknown field “account”"),
    "unknown attribute": (changed(onload="x"), "it says something unknown: “onload”"),
    "format string": (changed(text="{name.__class__}"), "it names the unknown field “name.__class__”"),
    "huge": (changed(x_mm=10**400), "“x_mm” must be a number from 0 to 297"),
    "infinite": (GOOD.replace(b'"size_pt": 19.0', b'"size_pt": 1e999'), "“size_pt” must be a number from 4 to 96"),
    "true": (changed(width_mm=True), "“width_mm” must be a number from 0.5 to 297"),
    "negative": (changed(y_mm=-1), "“y_mm” must be a number from 0 to 297"),
    "off the page": (changed(x_mm=200, width_mm=97.1), "an item stands outside the page"),
    "long text": (changed(text="x" * 1001), "“text” must be a text of at most 1000 letters"),
    "weight": (changed(weight="black"), "“weight” must be one of: regular, bold, italic, bold-italic"),
    "no flag": (changed(keeps_line=1), "“keeps_line” must be true or false"),
    "control sign": (changed(text="a\x00b"), "“text” has signs that are no letters"),
    "not a number": (GOOD.replace(b'"size_pt": 19.0', b'"size_pt": NaN'), "“NaN” is no number"),
    "without end": (GOOD.replace(b'"size_pt": 19.0', b'"size_pt": -Infinity'), "“-Infinity” is no number"),
    "twice": (GOOD.replace(b'"page":', b'"page": "portrait", "page":', 1), "it says “page” twice"),
    "deep": (b'{"sankul-design": 1, "layouts": ' + b"[" * 200_000, NO_DESIGN),
    "many": (b"[" + b"{}," * 1_000_000 + b"{}]", "it has far more parts than a design can have"),
    "many items": ({**plain(), "layouts": {"one": plain()["layouts"]["one"] * 9, "both": []}}, "it has more than 80 items"),
    "long digits": (GOOD.replace(b'"size_pt": 19.0', b'"size_pt": ' + b"9" * 5000), NO_DESIGN),
    "ten million letters": (b'{"sankul-design": 1, "name": "' + b"x" * 10_000_000 + b'"}', "it is larger than 8 MB"),
    "seven million letters": (b'{"sankul-design": 1, "name": "' + b"x" * 7_000_000 + b'"}', NAME_LONG),
    "no utf-8": (b'{"sankul-design": "\xff\xfe"}', NO_DESIGN),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_broken_and_hostile_files_are_refused(name):
    data, said = BROKEN[name]
    assert reason(data) == said


@pytest.mark.parametrize(
    "path",
    ["../../etc/passwd", "/etc/passwd", "C:\\Windows\\win.ini", "http://example.org/a.png", "file:///etc/passwd", "\\\\pc\\a"],
)  # fmt: skip
def test_pictures_are_never_looked_for(path, monkeypatch):
    data = plain()
    for items in data["layouts"].values():
        items[-1]["picture"] = path
    assert reason(data) == f"the picture “{path}” is not in it"
    data["pictures"] = {path: {"name": "x", "data": path}}
    assert reason(data).startswith("a picture in it")
    data["pictures"] = {path: {"name": "x", "data": SEAL.data}}
    assert reason(data) == "a picture in it was changed on the way"


def held(data, name="x"):
    """A good file that shows this picture."""
    digest = hashlib.sha256(data).hexdigest()
    made = json.loads(bytes_of(DesignParcel(with_picture(starter("classic"), digest))))
    made["pictures"] = {digest: {"name": name, "data": base64.b64encode(data).decode()}}
    return made


def test_pictures_must_be_whole_and_what_they_say():
    good = base64.b64decode(SEAL.data)
    neither = "a picture in it is neither PNG nor JPEG, or is damaged"
    assert reason(held(good[:-30])) == neither
    assert reason(held(b"<svg xmlns='http://www.w3.org/2000/svg'/>")) == neither
    assert reason(held(b"<html></html>")) == neither
    assert reason(held(data_of(Image.new("RGB", (9, 9)), "GIF"))) == neither
    assert reason(held(data_of(Image.new("1", (5000, 4100))))) == "a picture in it is too large"
    changed_on_the_way = plain()
    changed_on_the_way["pictures"][SEAL.digest]["data"] = base64.b64encode(good + b"x").decode()
    assert reason(changed_on_the_way) == "a picture in it was changed on the way"
    for odd in ([], None, "x", {"name": "x"}, {"name": "x", "data": 3}, {"name": "x", "data": "§§"}):
        data = plain()
        data["pictures"][SEAL.digest] = odd
        assert reason(data).startswith(("a picture in it is no picture", "the picture"))
    data = held(good, "x" * 81)
    assert reason(data) == "“name” must be a text of at most 80 letters"
    assert reason({**plain(), "pictures": [SEAL.digest]}) == "a picture in it is no picture"
    data = plain()
    del data["pictures"]
    assert reason(data).startswith("the picture “")


def test_the_sentence_names_the_file_and_the_mend(tmp_path):
    file = tmp_path / "from-whatsapp.sankul-design"
    file.write_bytes(GOOD[:1000])
    with pytest.raises(DesignFileBroken) as refused:
        DesignFiles().read(file)
    assert str(refused.value) == (
        "“from-whatsapp.sankul-design” cannot be opened as a design: it is no design of Sankul, or only a part of one. "
        "Ask the office that sent it to export it again."
    )
    with text.speaking("hi"):
        assert "design" not in str(refused.value).replace("sankul-design", "")


def test_folders_missing_files_and_endless_ones(tmp_path):
    with pytest.raises(DesignFileIsFolder):
        DesignFiles().read(tmp_path)
    with pytest.raises(FileMissing):
        DesignFiles().read(tmp_path / "none")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileMissing):
        DesignFiles().read(tmp_path / "pipe")


def test_too_many_pictures_are_not_written(tmp_path):
    large = Picture(digest="0" * 64, name="x", data="A" * (MOST_BYTES + 1))
    with pytest.raises(DesignTooLarge, match="8 MB"):
        DesignFiles().write(DesignParcel(starter("classic"), (large,)), tmp_path / "x.sankul-design")
    with pytest.raises(DesignNotSaved):
        DesignFiles().write(PARCEL, tmp_path / "no" / "x.sankul-design")
    assert list(tmp_path.iterdir()) == []


def test_hostile_files_take_little_memory():
    attacks = [
        b"[" + b"{}," * 1_000_000 + b"{}]",
        b'{"sankul-design": 1, "layouts": {"one": [' + b'{"a":1},' * 130_000 + b"1]}}",
        b'{"a": "' + b"x" * 7_900_000 + b'"}',
        b'["' + b'","'.join([b"ab"] * 390_000) + b'"]',
        b"[" * 399_000,
    ]
    for attack in attacks:
        tracemalloc.start()
        with pytest.raises(DesignBroken):
            parcel_in(attack)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 80_000_000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=6,
)


def places(value, path=()):
    """The way to each value within."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from places(each, (*path, key))


PLACES = list(places(plain()))


def said_or_written(data):
    """What is said of a file that is no design, or what is written for one that is."""
    try:
        return bytes_of(parcel_in(data))
    except DesignBroken as broken:
        return str(broken)


@settings(max_examples=400)
@given(path=st.sampled_from(PLACES), new=JSON, gone=st.booleans())
def test_any_changed_value_is_a_design_or_a_reason(path, new, gone):
    data = whole = plain()
    for key in path[:-1]:
        data = data[key]
    if not path:
        whole = new
    elif gone:
        del data[path[-1]]
    else:
        data[path[-1]] = new
    assert said_or_written(json.dumps(whole).encode())


@settings(max_examples=400)
@given(at=st.integers(0, len(GOOD)), new=st.binary(max_size=8), cut=st.integers(0, 40))
def test_any_changed_bytes_are_a_design_or_a_reason(at, new, cut):
    assert said_or_written(GOOD[:at] + new + GOOD[at + cut :])


@given(JSON)
def test_any_json_is_a_design_or_a_reason(value):
    with pytest.raises(DesignBroken):
        parcel_in(json.dumps(value).encode())
