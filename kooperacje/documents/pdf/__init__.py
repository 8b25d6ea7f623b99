"""PDF/UA-1 and PDF/A-2a in one file, written by Typst.

The tree goes to the packaged template ``report.typ`` as JSON, so no word of it is ever read as markup. Only the
packaged font is used. Checked by structure in the tests, which is not the same as a validator's verdict.
"""

from kooperacje.documents.pdf.render import PdfError, render

__all__ = ["PdfError", "render"]
