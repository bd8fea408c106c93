"""Certificates in numbers: against typst on the same words and page, with codes, in memory, and where the time goes.

Each figure is taken in a process of its own on one processor. `benchmark_certificates.py` runs all; the other words are
those with which it calls itself.
"""

import cProfile
import json
import os
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

COMPARED, FEW, MANY, ROUNDS = 3_000, 300, 10_000, 3
DEMO_PEOPLE = 700


def certificates(count: int, *, has_codes: bool) -> Iterator[Any]:
    """Bilingual certificates of invented people, signed when they shall have codes."""
    from sankul.exchange.codes import Codes
    from sankul.operations.designs import starter
    from sankul.rules.papers import CertificatePage

    names, codes = people(), Codes()
    key = codes.make_key("DIET Gorakhpur")
    for number in range(1, count + 1):
        serial = f"GKP/KHORABAR/2026-27/{number:05d}"
        facts = {**SHARED, **names[number % len(names)], "udise": f"095801{number:05d}", "serial": serial}
        facts["sessions_attended"] = str(9 + number % 4)
        code = codes.sign({**facts, "issuer": key.issuer}, key) if has_codes else ""
        yield CertificatePage(serial, "participation", "both", facts, code, design=starter("classic"))


SHARED = {
    "kind": "participation",
    "district": "Gorakhpur",
    "district_hi": "गोरखपुर",
    "block": "Khorabar",
    "place": "Gorakhpur",
    "place_hi": "गोरखपुर",
    "programme": "Foundational Literacy 2026-27",
    "programme_hi": "बुनियादी साक्षरता 2026-27",
    "office": "District Institute of Education and Training, Gorakhpur",
    "office_hi": "जिला शिक्षा एवं प्रशिक्षण संस्थान, गोरखपुर",
    "from_on": "2026-07-01",
    "until_on": "2026-10-14",
    "issued_on": "2026-11-05",
    "sessions_held": "12",
    "hours": "15",
    "percent": "83",
    "signatory1_name": "Rakesh Singh",
    "signatory1_name_hi": "राकेश सिंह",
    "signatory1_designation": "Block Education Officer",
    "signatory1_designation_hi": "खण्ड शिक्षा अधिकारी",
}


def people() -> list[dict[str, str]]:
    """Names and schools in both scripts, put together from those of the demo."""
    from sankul.rules.demo_names import FAMILIES, MEN, WOMEN

    found = []
    for number in range(DEMO_PEOPLE):
        firsts = (*MEN, *WOMEN)
        first, last = firsts[number * 7 % len(firsts)], FAMILIES[number % len(FAMILIES)]
        (name, name_hi), (family, family_hi) = (each.replace("_", " ").split("|") for each in (first, last))
        found.append(
            {
                "name": f"{name} {family}",
                "name_hi": f"{name_hi} {family_hi}",
                "school": f"Primary School {family} Tola {number % 9}",
                "school_hi": f"प्राथमिक विद्यालय {family_hi} टोला {number % 9}",
            }
        )
    return found


def print_ours(count: int, out: str, *, has_codes: bool) -> None:
    """Sign and print; the libraries are loaded before the clock starts, as typst's are."""
    from sankul.printing.certificates import print_certificates

    print_certificates(list(certificates(1, has_codes=has_codes)), Path(out))
    began, wall = time.process_time(), time.perf_counter()
    print_certificates(list(certificates(count, has_codes=has_codes)), Path(out))
    tell(time.process_time() - began, time.perf_counter() - wall, out)


def print_typst(source: str, fonts: str, out: str) -> None:
    """Compile a typst source."""
    import typst

    began, wall = time.process_time(), time.perf_counter()
    typst.compile(source, output=out, font_paths=[fonts], ignore_system_fonts=True)
    tell(time.process_time() - began, time.perf_counter() - wall, out)


def tell(cpu: float, wall: float, out: str) -> None:
    """Answer the measuring process."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"cpu": cpu, "wall": wall, "memory": memory, "bytes": Path(out).stat().st_size}))


def typst_source(count: int) -> str:
    """The same words at the same places in the same sizes; the frame is drawn once for each page, as there are no forms."""
    from sankul.operations.designs import starter
    from sankul.printing.designs import said
    from sankul.rules.designs import TextItem

    texts = [item for item in starter("classic").items("both") if isinstance(item, TextItem)]
    calls = [
        "#page-of(" + ", ".join(json.dumps(said(item, page), ensure_ascii=False) for item in texts) + ")"
        for page in certificates(count, has_codes=False)
    ]
    weights = {"regular": "regular", "bold": "bold", "italic": "regular", "bold-italic": "bold"}
    places = "\n".join(
        f"  place(dx: {item.x_mm}mm, dy: {item.y_mm}mm, box(width: {item.width_mm}mm, height: {item.height_mm}mm, "
        f'align({item.align.value} + horizon, text(size: {item.size_pt}pt, weight: "{weights[item.weight.value]}", '
        f"words.at({number})))))"
        for number, item in enumerate(texts)
    )
    return (
        '#set page(width: 297mm, height: 210mm, margin: 0mm)\n#set text(font: "FiraGO", lang: "hi")\n'
        "#let page-of(..all) = {\n  let words = all.pos()\n  page({\n"
        "  place(dx: 12mm, dy: 12mm, rect(width: 273mm, height: 186mm, stroke: 2pt))\n"
        f"{places}\n  }})\n}}\n" + "\n".join(calls)
    )


def write_fonts(folder: Path) -> None:
    """The fonts of our papers for typst."""
    from sankul.fonts import Weight, font_bytes

    folder.mkdir()
    for weight in Weight:
        (folder / f"FiraGO-{weight}.ttf").write_bytes(font_bytes(weight))


def measured(*words: str) -> dict[str, float]:
    """Call ourselves on one processor; the answer of the child."""
    pin = (
        (lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})) if hasattr(os, "sched_setaffinity") else None
    )
    done = subprocess.run(
        [sys.executable, __file__, *words], check=True, capture_output=True, text=True, preexec_fn=pin
    )
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def stay_on_one() -> None:
    """Use one processor only, where the system can be asked for that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def middle(runs: list[dict[str, float]], what: str) -> float:
    """The median of one figure."""
    return statistics.median(run[what] for run in runs)


def compare(folder: Path) -> None:
    """Ours and typst in turn."""
    source, fonts = folder / "certificates.typ", folder / "fonts"
    write_fonts(fonts)
    source.write_text(typst_source(COMPARED), encoding="utf-8")
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(measured("ours", str(COMPARED), str(folder / "ours.pdf"), "plain"))
        theirs.append(measured("typst", str(source), str(fonts), str(folder / "typst.pdf")))
    for name, runs in (("ours", ours), ("typst", theirs)):
        print(
            f"{COMPARED} certificates without codes, {name}: {middle(runs, 'cpu'):.2f} s of processor, "
            f"{middle(runs, 'wall'):.2f} s, {middle(runs, 'bytes') / 2**20:.1f} MB"
        )
    ratios = [a["cpu"] / b["cpu"] for a, b in zip(ours, theirs, strict=True)]
    print(f"ratio ours to typst, pair by pair: {', '.join(f'{ratio:.2f}' for ratio in ratios)} (at most 1.00)")


def grow(folder: Path) -> None:
    """With codes: how many a second, how much memory, and whether time grows with the pages only."""
    out = str(folder / "codes.pdf")
    few, some, many = (measured("ours", str(count), out, "codes") for count in (FEW, COMPARED, MANY))
    print(f"with codes, signed and printed: {COMPARED / some['cpu']:.0f} a second (at least 500)")
    print(
        f"{MANY} pages with codes: {many['memory']:.0f} MB at the peak (at most 300), {many['bytes'] / 2**20:.0f} MB of file"
    )
    first = (some["cpu"] - few["cpu"]) / (COMPARED - FEW)
    later = (many["cpu"] - some["cpu"]) / (MANY - COMPARED)
    print(f"time of a page beyond {COMPARED} to one before: {later / first:.2f} (1.00 is linear)")


def profile(folder: Path) -> None:
    """Where the time of 1,000 certificates with codes goes."""
    from sankul.printing.certificates import print_certificates

    print_certificates(list(certificates(1, has_codes=True)), folder / "profile.pdf")
    with cProfile.Profile() as profiler:
        print_certificates(list(certificates(1_000, has_codes=True)), folder / "profile.pdf")
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(14)


def main() -> None:
    """Measure all, or be one measured process."""
    match sys.argv[1:]:
        case ["ours", count, out, kind]:
            print_ours(int(count), out, has_codes=kind == "codes")
        case ["typst", source, fonts, out]:
            print_typst(source, fonts, out)
        case _:
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
                compare(Path(home))
                grow(Path(home))
                profile(Path(home))


if __name__ == "__main__":
    main()
