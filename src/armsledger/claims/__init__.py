"""What a document says: claims, the anchor check, and the coders that find them."""

from armsledger.claims.claim import Claim, Coder, Quote, read_back, written

__all__ = ["Claim", "Coder", "Quote", "read_back", "written"]
