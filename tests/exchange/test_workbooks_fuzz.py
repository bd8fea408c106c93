import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sankul
from sankul.errors import Sentence
from sankul.exchange.workbooks import Workbooks

pytestmark = pytest.mark.long

DATA = Path(__file__).parents[1] / "data"
PAGE = """<html><head><title>x</title></head><body><table border=1><tr><th>Name</th><th colspan=2>School</th></tr>
<tr><td rowspan=2><font face="Kruti Dev 010">jko</font></td><td>A</td><td>09580100101</td></tr>
<tr><td>B &amp; C<br>D</td></tr></table></body></html>"""
BOOK_2003 = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="k"><Font ss:FontName="Kruti Dev 010"/></Style></Styles>
<Worksheet ss:Name="A"><Table><Row ss:Index="2"><Cell ss:StyleID="k"><Data ss:Type="String">jko</Data></Cell>
<Cell ss:Index="3" ss:MergeDown="1"><Data ss:Type="Number">7</Data></Cell></Row></Table></Worksheet></Workbook>"""
LISTS = {
    "comma.csv": "Name,School,UDISE\nRao,\"A, B\",09580100101\nराव,C,1\n".encode(),
    "wide.csv": "sep=;\nName;School\nराव;C\n".encode("utf-16"),
    "page.xls": PAGE.encode(),
    "book2003.xls": BOOK_2003.encode(),
}  # fmt: skip


@pytest.fixture
def bases(tmp_path):
    folder = tmp_path / "bases"
    folder.mkdir()
    for name in ("office.xlsx", "office.xls", "office.ods"):
        shutil.copy(DATA / name, folder / name)
    for name, content in LISTS.items():
        (folder / name).write_bytes(content)
    return folder


def test_2400_broken_workbooks_and_a_dozen_bombs_are_read_or_refused_in_little_memory(bases, tmp_path):
    """Each gives tables or one sentence; never another exception, a crash, a hang, or 500 MB."""
    program = Path(__file__).with_name("fuzz_workbooks.py")
    done = subprocess.run(
        [sys.executable, program, bases, tmp_path, "2400", "4"],
        env={**os.environ, "PYTHONPATH": str(Path(sankul.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert sum(told["seen"].values()) == 2400
    assert told["peak_mb"] < 500
    assert told["seen"]["WorkbookDamaged"] > 500
    assert told["seen"]["read"] > 300
    assert not {"hollow", "without its path"} & told["seen"].keys()


@pytest.mark.parametrize("name", ["office.xlsx", "office.ods"])
def test_one_damaged_byte_never_makes_a_list_shorter(name, tmp_path):
    whole = (DATA / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(whole)
    right, rng, refused = Workbooks().read(path), random.Random(9), 0
    for _ in range(250):
        content = bytearray(whole)
        content[rng.randrange(len(content))] ^= rng.randrange(1, 256)
        path.write_bytes(content)
        try:
            assert Workbooks().read(path) == right
        except Sentence:
            refused += 1
    assert refused > 50
