"""A version as a document tree: every format comes from it. With its number, its digest and the table of signatures."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.agreements import drawing, queries, words
from kooperacje.agreements.models import Paper, PaperVersion
from kooperacje.agreements.queries import Standing
from kooperacje.agreements.states import VersionState, Way
from kooperacje.agreements.text import readable
from kooperacje.documents.tree import (
    Block,
    Callout,
    Column,
    Document,
    Fact,
    Facts,
    Kind,
    Link,
    Mark,
    Meta,
    Paragraph,
    Section,
    Table,
    Tone,
)

ROOM_TO_SIGN = "\u00a0\n\u00a0\n\u00a0"
"""Three lines high: for a stamp and a signature."""
SHORT = 16
"""Signs of the digest that suffice to look a copy up."""


def document(paper: Paper, version: PaperVersion, organisation: str = "") -> Document:
    """The version with its signatures, to print, sign and check."""
    text = version.text
    standing = queries.standing(version)
    return Document(
        title=text.title,
        subtitle=words.term(text.first_day, text.last_day) if text.last_day or text.first_day else "",
        identifier=f"{paper.number}-{version.number}",
        sections=(*drawing.sections(text), *_signatures(version, standing), _copy(paper, version)),
        language=_language(),
        meta=Meta(
            organisation=organisation,
            date=words.long(version.adopted_on) if version.adopted_on else "",
            modified=paper.changed_at,
        ),
        blocks=_head(version),
        contents=False,
    )


def bare(paper: Paper, version: PaperVersion) -> Document:
    """The words alone, to compare two versions."""
    text = version.text
    return Document(
        title=text.title,
        subtitle=words.term(text.first_day, text.last_day),
        identifier=paper.number,
        sections=drawing.sections(text),
        language=_language(),
        meta=Meta(modified=version.made_at),
        contents=False,
    )


def absolute(path: str) -> str:
    """The address as somebody needs it who holds paper or a message."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def check_address(paper: Paper, version: PaperVersion) -> str:
    """Where a printed copy is checked, with its number and digest filled in."""
    filled = urlencode({"numer": paper.number, "kod": version.digest[:SHORT]})
    return absolute(f"{reverse('agreements:verify')}?{filled}")


def _language() -> str:
    return "en" if (get_language() or "pl").startswith("en") else "pl"


def _head(version: PaperVersion) -> tuple[Block, ...]:
    told = {
        VersionState.DRAFT: _("This is a draft: nobody has adopted or signed it."),
        VersionState.FOR_SIGNATURE: _("This version is out for signature; it is not adopted yet."),
        VersionState.SUPERSEDED: _("A later version holds in place of this one."),
        VersionState.WITHDRAWN: _("This version was withdrawn and does not hold."),
        VersionState.EXPIRED: _("The term of this version is over."),
    }.get(VersionState(version.state))
    if told is None:
        return ()
    kind = Tone.NOTE if version.state == VersionState.FOR_SIGNATURE else Tone.WARNING
    return (Callout(words.state_of(version)[1].capitalize(), (Paragraph(told),), kind),)


def _signatures(version: PaperVersion, standing: Standing) -> tuple[Section, ...]:
    if not standing.asked:
        return ()
    columns = (
        Column("number", _("No."), Kind.INT, weight=0.35),
        Column("institution", _("Institution"), weight=2.2),
        Column("function", _("Function"), weight=1.3),
        Column("date", _("Date"), weight=0.9),
        Column("signature", _("Signature"), weight=1.8),
    )
    rows = []
    for number, one in enumerate(standing.asked, start=1):
        signature = standing.signed.get(one.pk)
        if signature:
            way = str(words.WAY[Way(signature.way)])
            rows.append((number, one.name, signature.function, words.short(signature.signed_on), way))
        else:
            rows.append((number, one.name, "", "", ROOM_TO_SIGN))
    note = words.signed(standing.number, len(standing.asked)).capitalize() + "."
    table = Table("signatures", _("Signatures of institutions"), columns, tuple(rows), note=note)
    return (Section(_("Signatures"), "signatures", (table,), numbered=False),)


def _copy(paper: Paper, version: PaperVersion) -> Section:
    address = absolute(reverse("agreements:verify"))
    facts = Facts(
        (
            Fact(_("Number of the document"), paper.number, "number"),
            Fact(_("Version"), version.number, "version"),
            Fact(_("Digest of the text (SHA-256)"), readable(version.digest), "digest"),
            Fact(_("Check this copy"), Link(address, check_address(paper, version)), "check"),
        )
    )
    told = Paragraph(
        _(
            "Whoever holds a printed copy can check at this address whether it is the text that was adopted: "
            "the number and the first 16 signs of the digest suffice."
        )
    )
    mark = Mark(check_address(paper, version), _("QR code with the address at which this copy is checked"))
    return Section(_("About this copy"), "copy", (facts, told, mark), numbered=False)
