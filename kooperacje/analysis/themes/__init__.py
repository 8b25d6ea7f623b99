"""Themes proposed for remarks: plain Python over words, the same result every time. A person decides.

Whether a remark speaks for or against is not decided here, and nowhere by likeness of words.
"""
