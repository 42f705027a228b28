"""`python -m checks` is the command `copydesk`."""

import os
import sys
from contextlib import suppress

from checks.cli.main import entry

if __name__ == "__main__":
    # A repository that is checked may hold modules and entry points of its own: none of them is to be found.
    with suppress(OSError):  # a folder that is gone holds nothing
        sys.path[:] = [each for each in sys.path if os.path.abspath(each) != os.getcwd()]
    entry()
