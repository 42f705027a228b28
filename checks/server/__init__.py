"""The language server: the same checks at the editor's cursor."""
