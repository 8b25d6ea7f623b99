"""Concept: what was asked, of whom, by whom, how and when."""

from django.utils.translation import gettext as _

from kooperacje.consultations import checks, words
from kooperacje.consultations.exchange.schema import Channel, Entry
from kooperacje.consultations.report.naming import Material, dates, not_stated
from kooperacje.consultations.states import ChannelKind
from kooperacje.documents.tree import BulletList, Column, Fact, Facts, NumberedList, Paragraph, Section, Table
from kooperacje.documents.tree.blocks import Block

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def chapter(material: Material) -> Section:
    value = material.value
    return Section(
        _("Concept of the consultation"),
        "concept",
        sections=(
            Section(_("Goals"), "goals", (listed(value.goals, numbered=True),)),
            Section(_("Questions"), "questions", (listed(value.questions, numbered=True),)),
            Section(_("Dates and rules"), "dates", tuple(_dates(material))),
            Section(_("Addressees"), "addressees", (listed(value.addressees),)),
            Section(_("Who carried it out"), "implementers", (listed(value.implementers),)),
            Section(_("Forms and channels"), "channels", (_channels(material),)),
        ),
    )


def listed(entries: tuple[Entry, ...], *, numbered: bool = False) -> Block:
    """The sentences as a list, or the words “not stated”."""
    if not entries:
        return Paragraph(not_stated())
    items = tuple(entry.text for entry in entries)
    return NumberedList(items) if numbered else BulletList(items)


def _dates(material: Material) -> list[Block]:
    value = material.value
    profile = checks.profile(value.legal_profile)
    basis = profile.basis if profile.verified else f"{profile.basis} {_unverified()}"
    return [
        Facts(
            (
                Fact(_("Dates of the consultation"), dates(value.window, value.term), "declared_dates"),
                Fact(_("Days"), value.window.days if value.window else None, "declared_days"),
                Fact(_("Basis"), profile.name, "legal_profile"),
                Fact(_("What the basis asks for"), basis, "legal_basis"),
            )
        )
    ]


def _unverified() -> str:
    return _("(This rule was not checked against the text of the law.)")


def _channels(material: Material) -> Block:
    channels = material.value.channels
    if not channels:
        return Paragraph(not_stated())
    whole = material.value.contact
    common = (whole.email or whole.phone or whole.website) if whole else None
    rows = tuple(
        (_code(number), str(words.word(channel.kind)), channel.text, _contact(channel, common))
        for number, channel in enumerate(channels)
    )
    columns = (
        Column("code", _("Symbol"), weight=0.6),
        Column("kind", _("Kind"), weight=1.4),
        Column("description", _("Description"), weight=4),
        Column("contact", _("Where to"), weight=2.4),
    )
    return Table("channels", _("Forms and channels of the consultation"), columns, rows, row_headers=True)


def _contact(channel: Channel, common: str | None) -> str | None:
    """Written remarks go to the contact of the whole consultation where the channel has none of its own."""
    written = channel.kind in (ChannelKind.ELECTRONIC, ChannelKind.PAPER)
    return channel.contact or (common if written else None)


def _code(number: int) -> str:
    return LETTERS[number] if number < len(LETTERS) else str(number + 1)
