"""The error tree.

    ArmsledgerError                 anything this package raises on purpose
    ├── UsageError                  what was asked for can't be asked so            (exit code 2)
    ├── InputError                  one input can't be used; the others go on       (exit code 1, alone 3)
    ├── AnchorError                 a claim's quote does not stand where it says
    ├── CatalogueError              a catalogue file breaks its own rules
    └── LedgerError                 the ledger can't be opened, read or written     (exit code 3)

Every message says what was wrong, where, and what to do next.
"""


class ArmsledgerError(Exception):
    """Anything that this package raises on purpose; its text is fit to be shown to a user."""


class UsageError(ArmsledgerError):
    """What was asked for can't be asked so."""


class InputError(ArmsledgerError):
    """One input can't be used; it is set aside and the rest goes on."""


class AnchorError(ArmsledgerError):
    """A claim's quote or mention does not stand at its offsets in the body or title of its document."""


class CatalogueError(ArmsledgerError):
    """A catalogue file breaks its own rules."""


class LedgerError(ArmsledgerError):
    """The ledger can't be opened, read or written."""
