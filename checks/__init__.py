"""copydesk: a copy desk for the metadata of news articles."""

__version__ = "0.1.0"
