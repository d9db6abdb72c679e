"""What states declare, and what is compiled from it: the UN Register, US notices of sales, exports of SIPRI's.

The contract of the room:

    read_register(kind, path, options) -> articles      the rows of a register's file, each a document of its own
    coder_of(kind) -> coder                             what finds the claims of such a document
    register_coder(coder) -> coder                      the same, for claims that were found before
    is_declaration(coder), is_comparison(coder)         what claims may be used for
    sipri_row(document) -> SipriRow                     a row of SIPRI's by its fields
    read_unroca(path) -> (declarations, set aside)      the UN Register's lines, as declared
    packaged_unroca() -> declarations                   the official figures of 2010 to 2016

Every row becomes what it says or is named as set aside; nothing is guessed silently. A state's declaration is a
witness of its own kind; SIPRI's rows are for comparison only.
"""

from armsledger.registers.cells import short_category
from armsledger.registers.coders import NOTICES, SIPRI, UNROCA, is_comparison, is_declaration, is_register
from armsledger.registers.reading import RegisterKind, coder_of, dated, read_register, register_coder
from armsledger.registers.rows import Fault, RowFault
from armsledger.registers.sipri_rows import SipriRow, sipri_row
from armsledger.registers.unroca import (
    Declaration,
    at_edges,
    packaged_unroca,
    read_unroca,
    resting_on_rules,
)

__all__ = [
    "NOTICES",
    "SIPRI",
    "UNROCA",
    "Declaration",
    "Fault",
    "RegisterKind",
    "RowFault",
    "SipriRow",
    "at_edges",
    "coder_of",
    "dated",
    "is_comparison",
    "is_declaration",
    "is_register",
    "packaged_unroca",
    "read_register",
    "read_unroca",
    "register_coder",
    "resting_on_rules",
    "short_category",
    "sipri_row",
]
