"""Start the language server, for editors: it speaks its protocol on standard input and output."""

from __future__ import annotations

import argparse
from datetime import date

from checks.cli.main import OK, Stop


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stdio", action="store_true", help="speak on standard input and output, which is the default")


def run(options: argparse.Namespace) -> int:
    """Serves until the client leaves."""
    try:
        from checks.server.protocol import serve  # pygls is an extra: only who edits needs it
    except ModuleNotFoundError as error:
        raise Stop(f"the language server needs {error.name}: pip install 'copydesk[lsp]'") from None
    serve((options.today or date.today()).toordinal()).start_io()
    return OK
