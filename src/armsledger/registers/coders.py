"""Who codes the rows of registers, and what their claims may be used for."""

from armsledger.claims import Coder

UNROCA = Coder("unroca", "1")
"""Rows of the UN Register of Conventional Arms: what states declared."""

SIPRI = Coder("sipri", "1")
"""Rows of SIPRI's register: a compilation, for comparison only."""

NOTICES = Coder("notices", "1")
"""US notices of arms sales to Congress."""

_REGISTERS = frozenset(coder.name for coder in (UNROCA, SIPRI, NOTICES))


def is_register(coder: Coder) -> bool:
    """Whether claims were read from a register, so that no coder of reports may code their documents again."""
    return coder.name in _REGISTERS


def is_declaration(coder: Coder) -> bool:
    """Whether claims are a state's own declaration to the UN Register, whatever the coder's version."""
    return coder.name == UNROCA.name


def is_comparison(coder: Coder) -> bool:
    """Whether claims only serve for comparison: never witnesses, never exported, whatever the version."""
    return coder.name == SIPRI.name
