"""The answer and an institution's card of competence as documents: every format comes from them."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.competences import queries, words
from kooperacje.competences.models import Card, Handover, Officeholder
from kooperacje.competences.pages.asking import AnswerView, FindingView, ReachView
from kooperacje.competences.pages.cards import kinds
from kooperacje.competences.pages.views import CardView, given_by
from kooperacje.documents.tree import (
    Block,
    BulletList,
    Callout,
    Column,
    Document,
    Fact,
    Facts,
    Meta,
    Paragraph,
    Section,
    Strong,
    Table,
    Tone,
)
from kooperacje.institutions.models import Institution
from kooperacje.institutions.pages import type_label


def institution_paper(institution: Institution) -> Document:
    """The card of competence of an institution, as everybody may see it."""
    cards = queries.effective(institution)
    people = [row for row in queries.people(institution) if row.public]
    agreements = queries.agreements_of(institution)
    sections = [
        Section(shown.heading, f"kind-{number}", tuple(_cards(shown.cards)))
        for number, shown in enumerate(kinds(cards), start=1)
    ]
    if agreements:
        items = tuple(map(_agreement, agreements))
        sections.append(Section(_("Agreements"), "agreements", (BulletList(items),)))
    if people:
        sections.append(Section(_("Persons in office"), "people", (_people(people),)))
    dropped = [card for card in queries.own_cards(institution) if card.drops and card.replaces]
    if dropped:
        sections.append(Section(_("What does not hold here"), "dropped", (BulletList(_dropped(dropped)),)))
    waiting = sum(1 for shown in kinds(cards) for card in shown.cards if not card.reliable)
    return _document(
        title=_("Card of competence: %(name)s") % {"name": institution.name},
        identifier=f"karta-kompetencji-{institution.key}",
        blocks=(
            Facts((Fact(_("Type of institution"), type_label(institution.type), "type"),)),
            *_warning(waiting),
        ),
        sections=sections or [Section(_("Cards"), "none", (Paragraph(_("There are no cards yet.")),))],
    )


def _dropped(cards: Iterable[Card]) -> tuple[str, ...]:
    return tuple(f"{words.sentence(card.replaces)} – {card.note}" for card in cards if card.replaces)


def answer_paper(answer: AnswerView) -> Document:
    """The answer to a question, to print or send."""
    facts = [Fact(_("Matters"), ", ".join(answer.matters), "matters")]
    if answer.situation:
        facts.insert(0, Fact(_("Situation"), answer.situation, "situation"))
    facts.append(Fact(_("Gmina"), answer.gmina or None, "gmina"))
    facts.append(Fact(_("For whom"), answer.group or _("everybody"), "group"))
    sections = [
        Section(group.heading, group.kind, tuple(_findings(group.findings)))
        for group in answer.groups
        if group.findings
    ]
    if answer.missing:
        lead = Paragraph(_("Every such unit has one as a rule; find out which one it is."))
        sections.append(Section(_("Not in the register"), "missing", (lead, *_findings(answer.missing))))
    if answer.reach:
        sections.append(Section(_("How to reach them"), "reach", (_contacts(answer.reach),)))
    return _document(
        title=_("Who can do what"),
        identifier="kto-co-moze",
        blocks=(Facts(tuple(facts)), *_warning(answer.unverified)),
        sections=sections or [Section(_("Answer"), "none", (Paragraph(_("There are no cards yet.")),))],
    )


def _document(title: str, identifier: str, blocks: tuple[Block, ...], sections: list[Section]) -> Document:
    return Document(
        title=title,
        identifier=identifier,
        sections=tuple(sections),
        language="en" if (get_language() or "pl").startswith("en") else "pl",
        meta=Meta(date=date_format(clock.today(), "j E Y")),
        blocks=blocks,
        contents=False,
    )


def _warning(number: int) -> tuple[Block, ...]:
    if not number:
        return ()
    said = Paragraph(
        _(
            "Cards not yet compared with the text of the act: %(number)d. Check the act before you rely on them."
        )
        % {"number": number}
    )
    return (Callout(_("Check before use"), (said,), Tone.WARNING),)


def _cards(cards: Iterable[CardView]) -> Iterable[Block]:
    for card in cards:
        yield Paragraph((Strong(capfirst(card.sentence)),))
        yield BulletList(tuple(_facts(card)))


def _findings(findings: Iterable[FindingView]) -> Iterable[Block]:
    for finding in findings:
        who = ", ".join(doer.name for doer in finding.doers) or finding.type
        yield Paragraph((Strong(who), f" {finding.card.sentence}"))
        agreed = [
            _("%(name)s does it instead of: %(giver)s (%(document)s)")
            % {"name": doer.name, "giver": doer.instead_of, "document": doer.document}
            for doer in finding.doers
            if doer.document
        ]
        yield BulletList((*_facts(finding.card), *agreed))


def _facts(card: CardView) -> Iterable[str]:
    said = (
        (_("Basis"), card.basis or _("not stated")),
        (_("Condition"), card.condition),
        (_("Time limit"), card.deadline),
        (_("Whose task"), card.level),
        (_("Who stands in"), card.reach),
        (_("Worth knowing"), card.note),
        (_("How it is known"), card.standing),
    )
    for label, value in said:
        if value:
            yield f"{label}: {value}"


def _contacts(reach: Iterable[ReachView]) -> Table:
    columns = (
        Column("institution", _("Institution"), weight=2),
        Column("contact", _("Contact"), weight=2),
        Column("people", _("Persons in office and who stands in"), weight=2.4),
    )
    rows = tuple(
        (
            one.name,
            ", ".join(value for _label, value, _url in one.contacts) or None,
            "; ".join(
                ", ".join(filter(None, (person.function, person.name, person.phone)))
                + "".join(f" → {deputy.name}, {deputy.phone}" for deputy in person.deputies)
                for person in one.people
            )
            or None,
        )
        for one in reach
    )
    return Table("reach", _("How to reach them"), columns, rows)


def _people(people: Iterable[Officeholder]) -> Table:
    columns = (
        Column("function", _("Function"), weight=2),
        Column("name", _("Name and surname"), weight=2),
        Column("phone", _("Office telephone"), weight=1.4),
        Column("stands_in_for", _("Stands in for"), weight=2),
    )
    rows = tuple(
        (row.function, row.name, row.phone or None, row.deputy_of.function if row.deputy_of else "")
        for row in people
    )
    return Table("people", _("Persons in office"), columns, rows)


def _agreement(row: Handover) -> str:
    said = {
        "doer": row.doer.name,
        "giver": given_by(row),
        "matters": ", ".join(words.matter_name(matter) for matter in row.matters.all()),
        "areas": ", ".join(unit.name for unit in row.areas.all()),
        "document": row.document,
    }
    return _("%(doer)s instead of: %(giver)s; matters: %(matters)s; for: %(areas)s; %(document)s") % said
