"""Breaks workbooks in a thousand ways from a fixed seed and reads them; run as a program, within a limit of memory.

    python fuzz_workbooks.py DATA SCRATCH COUNT SEED

Prints one JSON object: how many files were read or refused, what else happened, and the peak of memory in MB.
"""

import json
import random
import re
import signal
import sys
import traceback
import zipfile
from collections import Counter
from pathlib import Path

MEMORY = 1_200_000_000  # of addresses, which a program has more of than of memory
SECONDS_A_FILE = 30
BETWEEN_BOMBS = 100
ABSURD = [
    "-1", "0", "999999", "4294967296", "1e999", "NaN", "", "XFE1", "A0", "A1048577", "ZZZZ9", "9" * 400, "A1:A1048576", "C9:A1",
    "A1:", "é", "&#0;", "-99999999", "2958466", "1E+300", "true", "s", "e", "str", "b", "d", "inlineStr", "q", "=1+1",
]  # fmt: skip
INSERTED = [
    '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]>', '<!DOCTYPE a SYSTEM "file:///etc/passwd">', "&y;",
    "<c><c>", "<row>", "</row>", "<v>1</v>", "<f>A1</f>", "<f>1+1</f><v></v>", "<![CDATA[<c/>]]>", "<!-- -->", "<a>" * 300, "\0",
    '<mergeCell ref="C9:A1"/>', '<mergeCell ref="A1:A1048576"/>', "<is><r><rPr><rFont/></rPr><t>x</t></r></is>", "x" * 40_000,
    '<row r="1048577"/>', '<row r="3"><c r="B3" t="s"><v>7</v></c></row>', "<text:s text:c='999999999'/>",
]  # fmt: skip
TAG = re.compile(r"<[^<>]*>")
VALUE = re.compile(r'"[^"]*"')
WORDS = re.compile(r">[^<>]+<")
RECORD = re.compile(rb"(?s)[\x06\xfd\xfc\x85\xe0\x31\xbd\x08\x7d\xe5\x3c\x07][\x00\x02\x04]..")


def flipped(rng, content):
    found = bytearray(content)
    for _ in range(rng.choice((1, 1, 3, 40))):
        found[rng.randrange(len(found))] = rng.randrange(256)
    return bytes(found)


def cut(rng, content):
    return content[: rng.randrange(1, len(content))]


def moved(rng, content):
    start, end = sorted(rng.randrange(len(content)) for _ in range(2))
    where = rng.randrange(len(content))
    return rng.choice((content[:start] + content[end:], content[:where] + content[start:end] + content[where:]))


def edited_bytes(rng, content):
    """Records with absurd lengths and values."""
    places = [found.start() for found in RECORD.finditer(content)] or [0]
    found = bytearray(content)
    for _ in range(rng.randrange(1, 4)):
        place = rng.choice(places) + rng.choice((2, 3, 4, 6, 8, 10, 12))
        value = rng.choice((b"\xff\xff", b"\0\0", b"\xff\xff\xff\xff", b"\x01", b"\x80\x20", rng.randbytes(8)))
        found[place : place + len(value)] = value
    return bytes(found)


def edited(rng, text):
    """Text with tags taken away, doubled or moved, and with absurd attributes and values."""
    for _ in range(rng.randrange(1, 5)):
        kind = rng.randrange(5)
        found = list((TAG, VALUE, WORDS, TAG, TAG)[kind].finditer(text))
        if not found:
            continue
        here = rng.choice(found)
        before, old, after = text[: here.start()], here.group(), text[here.end() :]
        new = (
            rng.choice(("", old * 2, old * 50)),
            f'"{rng.choice(ABSURD)}"',
            f">{rng.choice(ABSURD)}<",
            old + rng.choice(INSERTED),
            rng.choice(found).group(),
        )[kind]
        text = before + new + after
    return text


def repacked(rng, content, parts):
    """An archive whose parts are edited, swapped, left out, doubled, misnamed or said to be of another size."""
    names = list(parts)
    kind = rng.randrange(8)
    if kind <= 4:
        name = rng.choice([name for name in names if name.endswith(("xml", "rels"))])
        parts[name] = edited(rng, parts[name].decode()).encode(
            rng.choice(("utf-8", "utf-8", "utf-8", "utf-16", "latin-1")), "replace"
        )
    elif kind == 5:
        first, second = rng.sample(names, 2)
        parts[first], parts[second] = parts[second], parts[first]
    elif kind == 6:
        name = rng.choice(names)
        parts[rng.choice((name + "x", name.upper(), "../" + name, "/" + name))] = parts.pop(name)
    else:
        parts[rng.choice(names)] = rng.choice(
            (b"", b"<a/>", b"\xff\xfe<\0a\0/\0>\0", rng.randbytes(50), b" " * 100_000)
        )
    return packed(parts, rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))


def packed(parts, how):
    from io import BytesIO

    file = BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def broken(rng, bases):
    """The name and bytes of one broken file."""
    name, content = rng.choice(bases)
    ways = [flipped, cut, moved]
    if content.startswith(b"PK"):
        ways = [flipped, cut, moved, *[repacked] * 7]
    elif name.endswith(".xls") and content.startswith(b"\xd0\xcf"):
        ways += [edited_bytes] * 5
    elif content.lstrip().startswith(b"<"):
        ways += [lambda rng, content: edited(rng, content.decode()).encode()] * 4
    way = rng.choice(ways)
    if way is repacked:
        with zipfile.ZipFile(Path(name)) as archive:
            return name, repacked(rng, content, {each: archive.read(each) for each in archive.namelist()})
    return name, way(rng, content)


def bombs():
    """Names of parts and what they hold in pieces: each would fill the memory of a reader that trusts them."""
    sheet = "xl/worksheets/sheet1.xml"
    begin, end = b"<worksheet><sheetData>", b"</sheetData></worksheet>"
    yield "xl/sharedStrings.xml", [b"<sst>", *[b" " * 1_000_000] * 150]
    yield "xl/sharedStrings.xml", [b"<sst><si><t>", *[b"a" * 1_000_000] * 50, b"</t></si></sst>"]
    yield (
        "xl/sharedStrings.xml",
        [b"<sst>", *["".join(f"<si><t>{n}{i}</t></si>" for i in range(50_000)).encode() for n in range(6)]],
    )
    yield "xl/styles.xml", [b"<styleSheet><cellXfs>", *[b"<xf/>" * 100_000] * 3, b"</cellXfs></styleSheet>"]
    yield sheet, [begin, b'<row r="1"><c r="A1" t="str"><v>', *[b"x" * 1_000_000] * 100, b"</v></c></row>", end]
    yield sheet, [begin, b'<row r="1"><c r="', *[b"A" * 1_000_000] * 20, b'"/></row>', end]
    yield (
        sheet,
        [begin, b'<row r="1"><c ', *[b"".join(b"a%d%s='' " % (i, n) for i in range(9000)) for n in (b"b", b"c")] * 20],
    )
    yield sheet, [begin, *[b"<a>" * 300_000] * 10]
    yield sheet, [begin, *[b"<row>" * 200_000] * 10]
    yield sheet, [begin, b'<row r="1">', *[b"<c/>" * 200_000] * 10]
    yield sheet, [begin, *[b"".join(b"<a%d%s/>" % (i, n) for i in range(9000)) for n in (b"b", b"c", b"d")] * 10]
    yield sheet, [begin, end, b"<mergeCells>", *[b'<mergeCell ref="A1:A1048576"/>' * 40_000] * 12, b"</mergeCells>"]


def packed_bomb(path, data, part, pieces):
    with (
        zipfile.ZipFile(data / "office.xlsx") as whole,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name in whole.namelist():
            if name != part:
                archive.writestr(name, whole.read(name))
        with archive.open(part, "w", force_zip64=True) as file:
            for piece in pieces:
                file.write(piece)


def late(*_args):
    raise TimeoutError("the file was read for too long")


def read_all(data, scratch, count, seed):
    from sankul.errors import Sentence
    from sankul.exchange.workbooks import Workbooks

    rng = random.Random(seed)
    bases = [(str(path), path.read_bytes()) for path in sorted(data.iterdir())]
    seen, wrong = Counter(), []
    made = bombs()
    for number in range(count):
        name, content = broken(rng, bases)
        path = scratch / f"broken{Path(name).suffix}"
        path.write_bytes(content)
        if number % BETWEEN_BOMBS == 0 and (bomb := next(made, None)):
            path = scratch / "bomb.xlsx"
            packed_bomb(path, data, *bomb)
        signal.setitimer(signal.ITIMER_REAL, SECONDS_A_FILE)
        try:
            tables = Workbooks().read(path)
            seen["read" if all(table.lines for table in tables) else "hollow"] += 1
        except Sentence as sentence:
            seen[type(sentence).__name__ if str(path) in str(sentence) else "without its path"] += 1
        except BaseException:
            wrong.append(f"{number} {Path(name).name}: {traceback.format_exc()[-600:]}")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    return seen, wrong


def main():
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, late)
    data, scratch, count, seed = sys.argv[1:]
    seen, wrong = read_all(Path(data), Path(scratch), int(count), int(seed))
    json.dump({"seen": seen, "wrong": wrong, "peak_mb": peak_mb()}, sys.stdout)


def peak_mb():
    """The most memory that this process has held; what the system counts for a child begins with the parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) // 1024


if __name__ == "__main__":
    main()
