"""Which claims concern one deal, and which documents are one witness."""

from armsledger.transfers.transfer import Groups, Kept, Package, Testimony, Transfer, Witness

__all__ = ["Groups", "Kept", "Package", "Testimony", "Transfer", "Witness"]
