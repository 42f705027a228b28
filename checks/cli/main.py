"""Reads the command line and hands over to the command."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import NoReturn

from checks import __version__

COMMANDS = ("check", "explain", "rules", "dates", "names", "test-rules", "init", "baseline", "archive", "server")
OK, FOUND, BROKEN, STOPPED = 0, 1, 2, 130


class Stop(Exception):
    """Ends a command with exit code 2 and a message; one that is `located` names a file, a line and a column."""

    def __init__(self, message: str, located: bool = False) -> None:
        self.lines = message.split("\n") if located else [f"copydesk: error: {message}"]
        super().__init__(message)


def entry() -> NoReturn:
    """The command as a process: its objects live until it ends, and then go all at once.

    Looking through them for garbage, and taking them down one by one, took a fifth of the time of one article.
    """
    gc.set_threshold(100_000, 20, 20)
    try:
        code = main()
    except KeyboardInterrupt:  # before there is a command to stop
        code = STOPPED
    with suppress(OSError, ValueError):  # closed by who read them
        sys.stderr.flush()
        sys.stdout.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code: 0 clean, 1 findings, 2 not done, 130 stopped by the user."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    _open_streams()
    options = _parser(given).parse_args(given)
    command = _module(options.command)
    try:
        _stand()
        code: int = command.run(options)
        if not sys.stdout.closed:  # a language server closes it when its client leaves
            sys.stdout.flush()
        return code
    except Stop as stop:
        complain(*stop.lines)
        return BROKEN
    except BrokenPipeError:
        # The reader has gone (`copydesk check | head`): nothing to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN
    except KeyboardInterrupt:
        return STOPPED
    except OSError as error:  # a disk that is full, a folder that may not be read
        what = f"{os.fspath(error.filename)}: " if error.filename else ""
        complain(f"copydesk: error: {what}{error.strerror or error}")
        return BROKEN
    except MemoryError:
        complain("copydesk: error: this takes more memory than there is")
        return BROKEN
    except Exception as error:  # nobody is helped by a stack trace; the place tells whoever mends it
        import traceback

        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{os.path.basename(place.filename)}:{place.lineno}"
        complain(f"copydesk: internal error: {type(error).__name__}: {error} ({where})")
        return BROKEN


def _open_streams() -> None:
    """Puts nothing in the place of streams that the caller has closed, before a file is opened in their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  # open until the process ends


def _stand() -> None:
    """Stops where the current folder has been removed: every path starts from it."""
    try:
        os.getcwd()
    except OSError as error:
        raise Stop(f"the current folder can't be found ({error.strerror}); change to one that is there") from None


def _module(command: str) -> ModuleType:
    return import_module(f"checks.cli.{command.replace('-', '_')}")


def complain(*lines: str) -> None:
    """Tells the user something that is no result: safe to show, and on standard error. No line becomes two."""
    from checks.reporters.shown import safe

    print("\n".join(map(safe, lines)), file=sys.stderr)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are safe to show: a hook passes file names on, and a stranger names files."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        complain(f"{self.prog}: error: {message}")
        sys.exit(BROKEN)


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of a call. Only the command that is called is imported; all are where help is wanted."""
    parser = _Parser(prog="copydesk", description="A copy desk for the metadata of news articles.")
    parser.add_argument("--version", action="version", version=f"copydesk {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in [name for name in COMMANDS if given[:1] == [name]] or COMMANDS:
        module = _module(name)
        sentence = (module.__doc__ or "").splitlines()[0]
        command = commands.add_parser(name, help=sentence, description=sentence)
        module.arguments(command)
        common(command)
    return parser


def common(parser: argparse.ArgumentParser) -> None:
    """The options that hold for every command."""
    parser.add_argument("--config", metavar="FILE", help="use this config file and look for no other")
    parser.add_argument("--isolated", action="store_true", help="use no config file")
    parser.add_argument("-o", "--output-file", metavar="FILE", help="write the output to a file")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    parser.add_argument("--today", metavar="DATE", type=_day, help="the day that counts as today (YYYY-MM-DD)")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day; write it as 2025-03-04") from None
