"""HTML: a fragment to embed in a page of the site, and a whole file that stands alone.

Both are semantic and need no script. The fragment has no inline style and its charts are inline SVG with
presentation attributes only, so it keeps within a content security policy of ``default-src 'self'``; the site
links the sheet ``documents/report.css``. The standalone file carries the same sheet in its ``<style>``.
"""

from kooperacje.documents.html.page import fragment, page
from kooperacje.documents.html.words import Markup

__all__ = ["Markup", "fragment", "page"]
