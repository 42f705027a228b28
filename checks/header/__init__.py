"""A header's raw fields, read into the roles and types that every newsroom names its own way."""

from checks.header.header import Header, understand
from checks.header.stamps import Stamp

__all__ = ["Header", "Stamp", "understand"]
