"""YAML, TOML and JSON as trees in which every key and every value knows where it stands."""

from checks.trees.nodes import Entry, Mapping, Node, Scalar, Sequence, TreeError

__all__ = ["Entry", "Mapping", "Node", "Scalar", "Sequence", "TreeError"]
