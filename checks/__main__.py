"""`python -m checks` is the command `copydesk`."""

import sys

from checks.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
