"""What the pages of the room show."""

from kooperacje.outreach.pages.base import base_page, preview_page
from kooperacje.outreach.pages.calls import calls_page
from kooperacje.outreach.pages.history import history_page
from kooperacje.outreach.pages.mailing import mailing_page
from kooperacje.outreach.pages.mailings import choices as mailing_choices
from kooperacje.outreach.pages.mailings import form_page as mailing_form_page
from kooperacje.outreach.pages.mailings import list_page as mailings_page
from kooperacje.outreach.pages.mailings import preview_page as mailing_preview_page
from kooperacje.outreach.pages.opting import opt_out_page
from kooperacje.outreach.pages.papers import code_list, letters
from kooperacje.outreach.pages.papers import parts as letter_parts
from kooperacje.outreach.pages.reach import reach_page, reach_paper
from kooperacje.outreach.pages.relays import relays_page

__all__ = [
    "base_page",
    "calls_page",
    "code_list",
    "history_page",
    "letter_parts",
    "letters",
    "mailing_choices",
    "mailing_form_page",
    "mailing_page",
    "mailing_preview_page",
    "mailings_page",
    "opt_out_page",
    "preview_page",
    "reach_page",
    "reach_paper",
    "relays_page",
]
