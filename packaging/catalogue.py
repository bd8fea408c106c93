"""The Hindi catalogue: brought up to date from the code, filled from files of translations, checked.

python packaging/catalogue.py update           take the sentences of the code into the catalogue, drop old ones
python packaging/catalogue.py fill FILE.json…  take translations: {"English": "Hindi", "one|many": ["…", "…"]}
python packaging/catalogue.py missing          name the sentences without Hindi; exit code 1 when there are some

The run and test commands compile the catalogue by themselves (compile_catalogue.py) whenever it changed.
"""

import ast
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "desktop" / "sankul"
FILE = ROOT / "resources" / "locale" / "hi" / "LC_MESSAGES" / "sankul.po"
PLACES = {"_": 1, "N_": 1, "ngettext": 2}
"""How many of the first arguments are sentences."""


def extracted() -> Iterator[str | tuple[str, ...]]:
    """The sentences of the code, each once."""
    yield from dict.fromkeys(
        message for file in sorted(CODE.rglob("*.py")) for message in sentences(file.read_text(encoding="utf-8"))
    )


def sentences(code: str) -> Iterator[str | tuple[str, ...]]:
    """The sentences of one module, also those that stand within an f-string, which Babel's own reading passes over."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            most = PLACES.get(getattr(node.func, "id", getattr(node.func, "attr", "")), 0)
            said = tuple(each.value for each in node.args[:most] if isinstance(each, ast.Constant))
            if said and said[0]:
                yield said if len(said) > 1 else said[0]


def read() -> Catalog:
    """The catalogue as it stands; empty when there is none."""
    if not FILE.exists():
        return Catalog(locale="hi")
    with FILE.open("rb") as file:
        return read_po(file, locale="hi")


@contextmanager
def alone() -> Iterator[None]:
    """Within the block no other process changes the catalogue; on Windows, where one person works, nothing is held."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    FILE.parent.mkdir(parents=True, exist_ok=True)
    with Path(__file__).open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def key(message: Message) -> str:
    """How translations are named in a file of translations."""
    return message.id if isinstance(message.id, str) else "|".join(message.id)


def save(translations: dict[str, object]) -> None:
    """Write the sentences of the code with their translations, in the order of the alphabet, without places or dates."""
    catalog = Catalog(locale="hi", project="Sankul", fuzzy=False, charset="utf-8")
    for message in sorted(extracted(), key=str):
        name = message if isinstance(message, str) else "|".join(message)
        string = translations.get(name) or ("" if isinstance(message, str) else ("", ""))
        catalog.add(message, string if isinstance(string, str) else tuple(string))
    FILE.parent.mkdir(parents=True, exist_ok=True)
    part = FILE.with_suffix(".part")
    with part.open("wb") as file:
        file.write(b'msgid ""\nmsgstr ""\n"Language: hi\\n"\n"MIME-Version: 1.0\\n"\n')
        file.write(b'"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n')
        file.write(b'"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n')
        write_po(file, catalog, width=0, omit_header=True, no_location=True)
    part.replace(FILE)


def translations_of(catalog: Catalog) -> dict[str, object]:
    """Translations by name."""
    return {key(message): message.string for message in catalog if message.id}


def missing() -> list[str]:
    """Sentences of the code that have no Hindi, and sentences of the catalogue that the code no longer has."""
    have = {name for name, string in translations_of(read()).items() if string and all(string)}
    wanted = {message if isinstance(message, str) else "|".join(message) for message in extracted()}
    listed = set(translations_of(read()))
    return [f"no Hindi: {name}" for name in sorted(wanted - have)] + [
        f"stale: {name}" for name in sorted(listed - wanted)
    ]


def fill(files: list[str]) -> None:
    """Merge files of translations; later ones win, and what they do not name stays. Empty ones take nothing away."""
    given: dict[str, object] = {}
    for file in files:
        given |= {name: string for name, string in json.loads(Path(file).read_text(encoding="utf-8")).items() if string}
    with alone():
        save(translations_of(read()) | given)


def update() -> None:
    """Take the sentences of the code, keep their translations, drop what the code no longer says."""
    with alone():
        save(translations_of(read()))


def tell_missing() -> int:
    """Print what is missing or stale; 1 when anything is."""
    found = missing()
    for line in found:
        print(line)
    return int(bool(found))


def main() -> int:
    """Do one of the three acts; 2 for wrong usage."""
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["fill", first, *others]:
            fill([first, *others])
        case ["missing"]:
            return tell_missing()
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
