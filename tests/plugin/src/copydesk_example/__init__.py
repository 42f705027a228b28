"""An example of a plugin: a kind, a reader, a reporter and a pack."""
