"""Two versions of a Word document compared: what moved, changed, came and went, and one document that shows it.

The redline is a DOCX with tracked changes: accepting all of them gives the new text, rejecting all the old one.
"""

from kooperacje.documents.redline.alignment import Change, Pair
from kooperacje.documents.redline.comparing import Redline, redline

__all__ = ["Change", "Pair", "Redline", "redline"]
