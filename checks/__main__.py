"""`python -m checks` is the command `copydesk`."""

from checks.cli.main import entry

if __name__ == "__main__":
    entry()
