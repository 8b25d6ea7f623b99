"""Values for the pages of meetings, and for embedding a meeting in a page of its owner."""

from kooperacje.meetings.pages.cards import Card, meeting_card, meeting_cards
from kooperacje.meetings.pages.check_in import check_ins_page, code_page, sign_in_page
from kooperacje.meetings.pages.detail import MeetingPage, meeting_page
from kooperacje.meetings.pages.lists import (
    AgendaPage,
    AttendancePage,
    DecisionsPage,
    InvitationsPage,
    agenda_page,
    attendance_page,
    decisions_page,
    invitations_page,
)
from kooperacje.meetings.pages.whole_list import typing_page
from kooperacje.meetings.pages.writing import (
    FormPage,
    MinutesPage,
    delete_page,
    form_page,
    minutes_page,
    new_page,
)

__all__ = [
    "AgendaPage",
    "AttendancePage",
    "Card",
    "DecisionsPage",
    "FormPage",
    "InvitationsPage",
    "MeetingPage",
    "MinutesPage",
    "agenda_page",
    "attendance_page",
    "check_ins_page",
    "code_page",
    "decisions_page",
    "delete_page",
    "form_page",
    "invitations_page",
    "meeting_card",
    "meeting_cards",
    "meeting_page",
    "minutes_page",
    "new_page",
    "sign_in_page",
    "typing_page",
]
