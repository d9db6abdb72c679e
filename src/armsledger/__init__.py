"""armsledger: a register of arms transfers in which every number opens onto the words it came from."""

__version__ = "0.1.0"
