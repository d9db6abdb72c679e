"""Which claims concern one deal, and which documents are one witness."""

from armsledger.transfers.transfer import Package, Testimony, Transfer, Witness

__all__ = ["Package", "Testimony", "Transfer", "Witness"]
