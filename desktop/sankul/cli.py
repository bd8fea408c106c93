"""The command line: without a command it opens the window, with one it does the same acts without a screen.

Names, exit codes and JSON keys are a contract: scripts stand on them. 0 is done, 1 refused or in trouble (one sentence,
nothing changed), 2 wrong usage. With `--json` one JSON object stands on standard output and nothing else; sentences and
progress go to standard error.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from typing import Any, NoReturn

from sankul import __version__, app, text
from sankul.commands import COMMANDS, Answer, Call, Option
from sankul.errors import Sentence
from sankul.text import N_, _

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
_BUG = N_("This is a fault of the program, not yours. Nothing was changed. The log says where it happened: {log}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `arguments` (those of the process when None) and return the exit code."""
    _speak_utf8()
    wanted = _parser().parse_args(arguments)
    settings = app.settings()
    text.use_language(getattr(wanted, "lang", None) or settings.language)
    if not hasattr(wanted, "run"):
        return _open_window(wanted)
    try:
        with redirect_stdout(sys.stderr):  # libraries print remarks on odd workbooks, and our answer must stand alone
            answer = wanted.run(Call(wanted, settings))
    except Sentence as sentence:
        return _refuse(wanted, str(sentence))
    except KeyboardInterrupt:
        return _refuse(wanted, _("Stopped. Nothing was changed."))
    except Exception as error:
        return _refuse(wanted, _(_BUG).format(log=app.log_bug(error)))
    try:
        _give(wanted, answer)
    except OSError as error:
        return _unheard(error)
    if answer.opens_window and app.has_screen():
        wanted.office = str(answer.values["office"])
        return _open_window(wanted)
    return DONE if answer.is_good else REFUSED


def _speak_utf8() -> None:
    """Windows consoles speak another code by default; Hindi must not break a command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _open_window(wanted: argparse.Namespace) -> int:
    try:
        if not app.has_screen():
            raise app.NoScreen
        from sankul.doors import open_window

        return open_window(getattr(wanted, "office", None))
    except Sentence as sentence:
        return _refuse(wanted, str(sentence))


def _unheard(error: OSError) -> int:
    """The act is done, but its answer could not be given: whoever reads it has gone, as `| head` does, or has no room."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return DONE
    print(error.strerror, file=sys.stderr)
    return REFUSED


def _refuse(wanted: argparse.Namespace, sentence: str) -> int:
    sentence = " ".join(sentence.splitlines())
    print(sentence, file=sys.stderr)
    if getattr(wanted, "json", False):
        print(json.dumps({"error": sentence}, ensure_ascii=False))
    return REFUSED


def _give(wanted: argparse.Namespace, answer: Answer) -> None:
    if getattr(wanted, "json", False):
        print(json.dumps(answer.values, ensure_ascii=False, default=str), flush=True)
        if answer.sentence:
            print(answer.sentence, file=sys.stderr)
        return
    print(answer.sentence)
    for line in answer.lines:
        print(line)
    sys.stdout.flush()


class _Parser(argparse.ArgumentParser):
    """Wrong usage ends with exit code 2 and our own sentence."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{message}\n")


def _parser() -> argparse.ArgumentParser:
    """The parser of the whole contract; the general options may stand before or after the command."""
    general = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    general.add_argument("--office", metavar="FILE", help="the office file; else the one last opened")
    general.add_argument("--lang", choices=text.LANGUAGES, help="the language of sentences")
    general.add_argument("--json", action="store_true", help="print one JSON object")
    parser = _Parser(prog="sankul", parents=[general], description=__doc__.splitlines()[0])
    parser.add_argument("--version", action="version", version=f"Sankul {__version__}")
    groups = {"": parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)}
    for command in COMMANDS:
        nouns, _space, verb = command.name.rpartition(" ")
        place = _group(groups, nouns, general)
        single = place.add_parser(verb, parents=[general], help=command.help, description=command.help)
        for option in command.options:
            _add(single, option)
        single.set_defaults(run=command.run)
    return parser


def _group(groups: dict[str, Any], nouns: str, general: argparse.ArgumentParser) -> Any:
    """Where the commands that begin with `nouns` stand ("certificates key"); made with the first of them."""
    if nouns not in groups:
        outer, _space, noun = nouns.rpartition(" ")
        parser = _group(groups, outer, general).add_parser(noun, parents=[general], help=_acts(nouns))
        groups[nouns] = parser.add_subparsers(metavar="ACT", required=True, parser_class=_Parser)
    return groups[nouns]


def _acts(nouns: str) -> str:
    """The acts behind `nouns`, as --help lists them."""
    behind = (command.name.removeprefix(nouns + " ") for command in COMMANDS if command.name.startswith(nouns + " "))
    return ", ".join(dict.fromkeys(words.partition(" ")[0] for words in behind))


def _add(parser: argparse.ArgumentParser, option: Option) -> None:
    settings = {"default": None, "help": option.help, **option.settings}
    if not option.name.startswith("-"):
        settings.pop("default" if option.settings.get("nargs") is None else "", None)
    parser.add_argument(option.name, **settings)
