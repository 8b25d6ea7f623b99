"""What an officer takes away: letters to print, and the list of codes. Built from what was made, never anew."""

from math import ceil

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.consultations.models import Consultation
from kooperacje.documents.letters import Letter, Letters
from kooperacje.documents.tree import Column, Document, Meta, Section, Table
from kooperacje.outreach import codes, composing, queries
from kooperacje.outreach.models import Dispatch, Mailing
from kooperacje.outreach.pages.words import place_names, type_names
from kooperacje.outreach.states import DispatchState

PART = 500
"""Letters of one file: what a program opens and a printer takes without trouble."""


def made(mailing: Mailing) -> int:
    """For how many institutions there is a letter or a line."""
    return _made(mailing).count()


def parts(mailing: Mailing) -> int:
    """In how many files the letters come."""
    return max(1, ceil(made(mailing) / PART))


def _made(mailing: Mailing) -> QuerySet[Dispatch]:
    return queries.dispatches(mailing).filter(state=DispatchState.MADE.value)


def letters(consultation: Consultation, mailing: Mailing, part: int) -> Letters:
    """One file of letters; the same number of queries, however many."""
    found = list(_made(mailing).select_related("party__institution")[(part - 1) * PART : part * PART])
    around = queries.around(consultation, mailing)
    values = composing.common(consultation, mailing, around.materials, around.stage)
    printed = codes.issued(consultation, [one.party.key for one in found])
    day = (mailing.done_at or clock.now()).astimezone(clock.WARSAW).date()
    organiser = consultation.organiser
    with override(consultation.language):
        return Letters(
            title=composing.title(mailing, consultation),
            language=consultation.language,
            sender=tuple(line for line in (organiser.name, organiser.address) if line),
            date=date_format(day, "DATE_FORMAT"),
            how=_("Scan the mark with a telephone, or type the address below into a browser."),
            code_label=_("Code of the institution:"),
            alt=_("QR mark with the address at which the institution answers"),
            modified=mailing.done_at or clock.now(),
            letters=tuple(
                _letter(mailing, values, one, printed[one.party.key])
                for one in found
                if one.party.key in printed
            ),
        )


def _letter(mailing: Mailing, values: dict[str, str], one: Dispatch, own: codes.Printed) -> Letter:
    words = composing.worded(mailing, values, institution=one.party.name, code=own.code, link=own.link)
    to = (one.party.name, one.party.institution.address)
    return Letter(tuple(line for line in to if line), words.subject, words.text, own.code, own.link)


def code_list(consultation: Consultation, mailing: Mailing) -> Document:
    """Every institution with its code and link, for XLSX and CSV; text in it never starts a formula."""
    found = list(_made(mailing))
    printed = codes.issued(consultation, [one.party.key for one in found])
    types, places = type_names(), place_names(one.party.territory or "" for one in found)
    columns = (
        Column("institution", _("Institution"), weight=3),
        Column("type", _("Type of institution"), weight=2),
        Column("place", _("Territory"), weight=2),
        Column("code", _("Code"), weight=2),
        Column("link", _("Link"), weight=4),
    )
    rows = tuple(
        (
            one.party.name,
            types.get(one.party.type, one.party.type),
            places[one.party.territory or ""],
            printed[one.party.key].code,
            printed[one.party.key].link,
        )
        for one in found
        if one.party.key in printed
    )
    table = Table("codes", _("Codes of the institutions"), columns, rows)
    return Document(
        title=composing.title(mailing, consultation),
        identifier=f"{consultation.slug}-kody",
        sections=(Section(_("Codes of the institutions"), "codes-list", (table,), numbered=False),),
        language="pl" if (get_language() or "pl").startswith("pl") else "en",
        meta=Meta(organisation=consultation.organiser.name, modified=consultation.changed_at),
        contents=False,
    )
