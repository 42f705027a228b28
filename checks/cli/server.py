"""Start the language server, for editors: it speaks its protocol on standard input and output."""

from __future__ import annotations

import argparse
import logging
from datetime import date

from checks.cli.main import OK, Stop, complain

_LONGEST = 500
"""Characters of a line about a message, which may be quoted in it."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stdio", action="store_true", help="speak on standard input and output, which is the default")


def run(options: argparse.Namespace) -> int:
    """Serves until the client leaves."""
    try:
        from checks.server.protocol import serve  # pygls is an extra: only who edits needs it
    except ModuleNotFoundError as error:
        raise Stop(f"the language server needs {error.name}: pip install 'copydesk[lsp]'") from None
    logging.basicConfig(handlers=[_OneLine()], level=logging.WARNING, force=True)
    serve((options.today or date.today()).toordinal()).start_io()
    return OK


class _OneLine(logging.Handler):
    """Tells on a line what pygls could not make of a message; its stack traces help nobody who edits."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        more = f": {type(error).__name__}: {error}" if error else ""
        complain(f"copydesk: {record.getMessage().partition(chr(10))[0]}{more}"[:_LONGEST])
