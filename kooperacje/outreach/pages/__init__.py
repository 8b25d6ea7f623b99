"""What the pages of the room show."""

from kooperacje.outreach.pages.base import base_page, preview_page
from kooperacje.outreach.pages.calls import calls_page
from kooperacje.outreach.pages.history import history_page
from kooperacje.outreach.pages.reach import reach_page, reach_paper

__all__ = ["base_page", "calls_page", "history_page", "preview_page", "reach_page", "reach_paper"]
