"""A copy of a document that came back with comments and tracked changes: each becomes an anchored remark."""

from kooperacje.documents.returned.marks import Mark, Sort, marks

__all__ = ["Mark", "Sort", "marks"]
