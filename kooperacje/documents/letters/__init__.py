"""Letters to many, each on a page of its own, with a code and its QR mark: one PDF/UA or one DOCX to mend and print."""

from kooperacje.documents.letters.docx import render_docx
from kooperacje.documents.letters.letter import Letter, Letters
from kooperacje.documents.letters.pdf import render_pdf

__all__ = ["Letter", "Letters", "render_docx", "render_pdf"]
