"""A Word document read as passages: headings with their levels, paragraphs, list items and tables, each with its place."""

from kooperacje.documents.passages.reading import Found, Kind, Notice, Reading, Remark, read

__all__ = ["Found", "Kind", "Notice", "Reading", "Remark", "read"]
