"""An accession declaration to print and sign, with what the institution wrote, or with room to write it by hand."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.agreements.text import readable
from kooperacje.documents.tree import (
    Block,
    BulletList,
    Column,
    Document,
    Fact,
    Facts,
    Kind,
    Meta,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Table,
)
from kooperacje.partnership import words
from kooperacje.partnership.declared import digest
from kooperacje.partnership.kinds import of_team
from kooperacje.partnership.models import Declaration

EMPTY_ROWS = 4


def declaration(one: Declaration) -> Document:
    """The declaration of one institution. What it has not written yet is room for writing by hand."""
    team, kind = one.team, of_team(one.team)
    opening = _("In the name of our institution we declare that we join: %(team)s.") % {"team": team.name}
    facts = Facts(
        (
            Fact(_("Institution"), one.institution.name, "institution"),
            Fact(_("Kind of team"), kind.name, "kind"),
            Fact(_("Leading institution"), team.leader.name, "leader"),
            Fact(_("Holds since"), one.valid_from, "from"),
            Fact(_("Holds until the day before"), one.valid_to, "to"),
        )
    )
    sections = [
        Section(_("People in the team"), "people", (_people(one),), numbered=False),
        Section(_("What we bring"), "services", _services(one), numbered=False),
        Section(_("Signature"), "signature", _signed(one), numbered=False),
    ]
    return Document(
        title=_("Accession declaration"),
        identifier=f"deklaracja-{str(one.pk)[:8]}",
        sections=tuple(sections),
        language="en" if (get_language() or "pl").startswith("en") else "pl",
        meta=Meta(modified=one.sent_at or one.asked_at),
        blocks=(facts, Paragraph(opening)),
        contents=False,
    )


def _people(one: Declaration) -> Table:
    titles = {str(role): str(word) for role, word in words.PERSON.items()}
    rows = [
        (
            titles.get(person["role"], person["role"]),
            person["name"],
            person["function"],
            ", ".join(filter(None, (person["phone"], person["email"]))),
        )
        for person in one.people
    ]
    if not rows:
        empty = [(str(word), "", "", "") for word in words.NAMED.values()]
        rows = empty + [("", "", "", "")] * (EMPTY_ROWS - len(empty))
    columns = (
        Column("role", _("Role in the team"), Kind.TEXT, weight=1.4),
        Column("name", _("Name and surname"), Kind.TEXT, weight=1.6),
        Column("function", _("Function"), Kind.TEXT, weight=1.4),
        Column("contact", _("Office contact"), Kind.TEXT, weight=1.8),
    )
    return Table("people", _("People in the team"), columns, tuple(rows))


def _services(one: Declaration) -> tuple[Block, ...]:
    names = [*one.services.order_by("sort_key").values_list("name", flat=True)]
    names += [line.strip() for line in one.other_services.splitlines() if line.strip()]
    blocks: list[Block] = [BulletList(tuple(names)) if names else Paragraph(_("No services were named."))]
    if one.conditions:
        blocks.append(Paragraph(_("Conditions: %(text)s") % {"text": one.conditions}))
    return tuple(blocks)


def _signed(one: Declaration) -> tuple[Block, ...]:
    by = ", ".join(filter(None, (one.signatory, one.signatory_function)))
    day = one.signed_on.strftime("%d.%m.%Y") if one.signed_on else ""
    said = [Fact(_("Signed by"), by or None, "by"), Fact(_("Signed on"), day or None, "on")]
    if one.people:
        said.append(Fact(_("Digest of what is declared"), readable(digest(one)), "digest"))
    facts = Facts(tuple(said))
    return (
        facts,
        Signatures(
            (
                Signature(_("On behalf of the institution")),
                Signature(_("On behalf of the leading institution")),
            )
        ),
    )
