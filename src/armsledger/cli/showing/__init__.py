"""How one transfer, claim or document is shown on a terminal."""

from armsledger.cli.showing.claim import claim_lines
from armsledger.cli.showing.document import document_lines
from armsledger.cli.showing.lines import parties, witnesses
from armsledger.cli.showing.transfer import transfer_lines

__all__ = ["claim_lines", "document_lines", "parties", "transfer_lines", "witnesses"]
