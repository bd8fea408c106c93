"""Pictures become plain: upright, on white, grey or RGB, small; nothing else stays; bombs and other things are refused."""

import base64
import io
import struct
import warnings
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from sankul.errors import Refusal
from sankul.exchange.file_faults import FileMissing
from sankul.exchange.pictures import (
    MOST_PLAIN_BYTES,
    PictureTooLarge,
    PictureUnreadable,
    digest_of,
    plain_picture,
    read_picture,
)


def file_of(picture, form="PNG", **settings):
    target = io.BytesIO()
    picture.save(target, form, **settings)
    return target.getvalue()


def opened(picture):
    data = base64.b64decode(picture.data)
    assert picture.digest == digest_of(data)
    made = Image.open(io.BytesIO(data))
    made.load()
    return made


def two_colours(size=(40, 20)):
    """Red at the left, blue at the right."""
    made = Image.new("RGB", size, "red")
    made.paste("blue", (size[0] // 2, 0, *size))
    return made


def test_a_plain_picture_is_kept_byte_for_byte():
    for data in (file_of(two_colours()), file_of(two_colours(), "JPEG"), file_of(Image.new("L", (9, 9), 50))):
        once = plain_picture(data, "a")
        assert base64.b64decode(once.data) == data
        assert plain_picture(base64.b64decode(once.data), "b").digest == once.digest


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_what_was_made_plain_stays_as_it_is(form):
    data = file_of(two_colours((3000, 1500)), form)
    once = plain_picture(data, "a")
    assert opened(once).size == (2000, 1000)
    assert plain_picture(base64.b64decode(once.data), "a").data == once.data


def test_pictures_are_turned_as_the_camera_noted():
    exif = Image.Exif()
    exif[0x0112] = 6  # the right side is up
    made = opened(plain_picture(file_of(two_colours(), "JPEG", exif=exif, quality=95), "a"))
    assert made.size == (20, 40)
    assert made.getpixel((10, 5))[0] > 200 > made.getpixel((10, 35))[0]


def test_nothing_but_the_picture_stays():
    exif = Image.Exif()
    exif[0x8825] = {2: (26.0, 45.0, 0.0)}  # where it was taken
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", "secret place")
    profile = b"\0" * 128 + b"secret profile"
    for data in (
        file_of(two_colours(), "JPEG", exif=exif, comment=b"secret place", icc_profile=profile),
        file_of(two_colours(), pnginfo=note, icc_profile=profile),
        file_of(two_colours()) + b"secret zip behind it",
        file_of(two_colours(), "JPEG") + b"secret zip behind it\xff\xd9",
    ):
        plain = base64.b64decode(plain_picture(data, "a").data)
        assert b"secret" not in plain
        assert b"Exif" not in plain
        assert not {"exif", "icc_profile", "Comment", "comment"} & set(Image.open(io.BytesIO(plain)).info)


def test_transparent_is_white():
    for mode in ("RGBA", "LA", "P"):
        clear = Image.new("RGBA", (30, 30), (0, 0, 0, 0))
        clear.paste((200, 30, 30, 255), (10, 10, 20, 20))
        made = opened(plain_picture(file_of(clear.convert(mode)), "a"))
        assert made.mode in ("RGB", "L")
        assert made.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
        assert made.convert("RGB").getpixel((15, 15)) != (255, 255, 255)


def test_grey_is_kept_as_grey():
    assert opened(plain_picture(file_of(Image.new("RGB", (9, 9), (77, 77, 77))), "a")).mode == "L"
    assert opened(plain_picture(file_of(Image.new("1", (9, 9), 1)), "a")).mode == "L"
    deep = Image.new("I;16", (9, 9), 32768)
    assert opened(plain_picture(file_of(deep), "a")).getpixel((4, 4)) == 128


def test_colours_of_printers_become_those_of_screens():
    made = opened(plain_picture(file_of(Image.new("CMYK", (9, 9), (0, 255, 255, 0)), "JPEG"), "a"))
    assert made.mode == "RGB"
    assert made.getpixel((4, 4))[0] > 150 > made.getpixel((4, 4))[2]


def test_a_photograph_as_png_becomes_small():
    noise = Image.effect_noise((1500, 1500), 80).convert("RGB")
    noise.putpixel((0, 0), (1, 2, 3))
    data = file_of(noise)
    assert len(data) > MOST_PLAIN_BYTES
    plain = plain_picture(data, "a")
    assert len(base64.b64decode(plain.data)) <= MOST_PLAIN_BYTES
    assert opened(plain).format == "JPEG"


def png_head(width, height):
    """A PNG that says how large it is, and holds almost nothing."""

    def part(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0" * 1000)) + part(b"IEND", b"")


@pytest.mark.parametrize("size", [(20_000_000, 2), (5000, 4001), (100_000, 100_000), (2**31 - 1, 2**31 - 1)])
def test_bombs_are_refused_by_what_they_say(size):
    with pytest.raises(Refusal) as refused:
        plain_picture(png_head(*size), "bomb.png")
    assert isinstance(refused.value, PictureTooLarge | PictureUnreadable)
    assert "bomb.png" in str(refused.value)


def test_large_files_are_refused():
    with pytest.raises(PictureTooLarge):
        plain_picture(b"\x89PNG\r\n\x1a\n" + bytes(40_000_001), "large.png")


GIF = file_of(two_colours(), "GIF")
OTHERS = {
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "html": b"<!DOCTYPE html><html><img src='file:///etc/passwd'></html>",
    "gif": GIF,
    "bmp": file_of(two_colours(), "BMP"),
    "tiff": file_of(two_colours(), "TIFF"),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "empty": b"",
    "cut png": file_of(two_colours((400, 400)))[:-40],
    "cut jpeg": file_of(two_colours((400, 400)), "JPEG")[:700],
    "only a head": b"\x89PNG\r\n\x1a\n",
    "endless": png_head(4000, 4000),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_things_are_refused(name):
    with pytest.raises(PictureUnreadable, match="Choose a PNG or JPEG file"):
        plain_picture(OTHERS[name], name)


def test_pictures_in_files(tmp_path):
    file = tmp_path / "seal.png"
    file.write_bytes(file_of(two_colours()))
    assert read_picture(file).name == "seal.png"
    with pytest.raises(FileMissing):
        read_picture(tmp_path / "none.png")
    with pytest.raises(FileMissing):
        read_picture(tmp_path)


GOOD = [file_of(two_colours()), file_of(two_colours(), "JPEG"), file_of(Image.new("P", (20, 20), 3), transparency=3)]


@settings(max_examples=300)
@given(data=st.sampled_from(GOOD), at=st.integers(0, 5000), new=st.binary(max_size=12), cut=st.integers(0, 6))
def test_a_changed_picture_is_a_picture_or_a_refusal(data, at, new, cut):
    at %= len(data)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            made = plain_picture(data[:at] + new + data[at + cut :], "a")
        except Refusal:
            return
    assert opened(made).mode in ("L", "RGB")
