"""The document tree and its renderers: one definition of a document, every format.

Other rooms build a tree (:mod:`kooperacje.documents.tree`, :mod:`kooperacje.documents.charts`) and hand it
to a renderer (``html``, ``pdf``, ``docx``, ``xlsx``, ``opendata``) or to ``pack`` for all of them at once.
This room knows formats only: it has no tables in the database and imports no other room.
"""
