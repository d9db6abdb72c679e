"""What states declare, and what is compiled from it: the UN Register, US notices of sales, exports of SIPRI's.

The contract of the room:

    read_unroca(path) -> (declarations, set aside)      the UN Register's lines, as declared
    packaged_unroca() -> declarations                   the official figures of 2010 to 2016

Every row becomes what it says or is named as set aside; nothing is guessed silently. A state's declaration is a
witness of its own kind; SIPRI's rows are for comparison only.
"""

from armsledger.registers.unroca import Declaration, packaged_unroca, read_unroca

__all__ = ["Declaration", "packaged_unroca", "read_unroca"]
