"""DOCX: real heading styles, a table of contents, repeated header rows, captions and alternative texts.

python-docx carries the package, its styles and its pictures; the body is written as XML in one pass, because
adding table cells one at a time is quadratic.
"""

from kooperacje.documents.docx.render import around, render

__all__ = ["around", "render"]
