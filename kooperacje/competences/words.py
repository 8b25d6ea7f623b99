"""What kinds, levels, groups and standings are called in front of people."""

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from kooperacje.competences.models import Act, Card, Matter
from kooperacje.competences.states import CardKind, Group, Known, Outcome, Part, Standing, TaskKind, TaskLevel

WHO = {
    CardKind.DUTY: gettext_lazy("Who must"),
    CardKind.POWER: gettext_lazy("Who may"),
    CardKind.LIMIT: gettext_lazy("Who may not"),
}
MODAL = {
    CardKind.DUTY: pgettext_lazy("card", "must"),
    CardKind.POWER: pgettext_lazy("card", "may"),
    CardKind.LIMIT: pgettext_lazy("card", "may not"),
}
KINDS = {
    CardKind.DUTY: gettext_lazy("Duties: what it must do"),
    CardKind.POWER: gettext_lazy("Powers: what it may do"),
    CardKind.LIMIT: gettext_lazy("Limits: what it may not do"),
}
LEVELS = {
    TaskLevel.GMINA: gettext_lazy("task of the gmina"),
    TaskLevel.POWIAT: gettext_lazy("task of the powiat, done for the residents of all its gminas"),
    TaskLevel.VOIVODESHIP: gettext_lazy("task of the województwo, done for the residents of all its gminas"),
    TaskLevel.STATE: gettext_lazy("done by the state or paid for by it, whatever the gmina"),
    TaskLevel.NONE: gettext_lazy("nobody's public task: done of one's own will or when commissioned"),
}
TASKS = {
    TaskKind.OWN: gettext_lazy("own task"),
    TaskKind.COMMISSIONED: gettext_lazy("commissioned by the government"),
}
GROUPS = {
    Group.CHILDREN: gettext_lazy("children"),
    Group.PUPILS: gettext_lazy("pupils"),
    Group.FAMILIES: gettext_lazy("families with children"),
    Group.ADULTS: gettext_lazy("adults"),
    Group.SENIORS: gettext_lazy("older people"),
    Group.DISABLED: gettext_lazy("people with disabilities"),
    Group.ILL: gettext_lazy("ill people"),
    Group.MENTAL_CRISIS: gettext_lazy("people in a mental crisis"),
    Group.ADDICTED: gettext_lazy("addicted people and their families"),
    Group.VIOLENCE: gettext_lazy("people who suffer violence"),
    Group.FOSTER: gettext_lazy("foster families"),
    Group.LEAVING_CARE: gettext_lazy("young people leaving foster care"),
    Group.UNEMPLOYED: gettext_lazy("unemployed people"),
    Group.HOMELESS: gettext_lazy("homeless people"),
    Group.IN_DEBT: gettext_lazy("people in debt, threatened with eviction"),
    Group.RELEASED: gettext_lazy("people released from prison"),
    Group.FOREIGNERS: gettext_lazy("foreigners"),
}
KNOWN = {
    Known.SOURCED: gettext_lazy("compared with a public source"),
    Known.BACKGROUND: gettext_lazy("general knowledge, not compared with the act"),
    Known.INFERRED: gettext_lazy("follows from the acts in our opinion, not compared with them"),
}
STANDINGS = {
    Standing.VERIFIED: ("good", gettext_lazy("compared with the act")),
    Standing.SOURCED: ("info", gettext_lazy("known from a source")),
    Standing.STATED: ("info", gettext_lazy("rule of the institution")),
    Standing.UNVERIFIED: ("warn", gettext_lazy("not compared with the text of the act")),
    Standing.CHANGED: ("warn", gettext_lazy("changed since it was compared")),
    Standing.DISPUTED: ("bad", gettext_lazy("said to disagree with the act")),
}
OUTCOMES = {
    Outcome.ADDED: ("good", pgettext_lazy("card", "new")),
    Outcome.CHANGED: ("info", pgettext_lazy("card", "changes")),
    Outcome.ENDED: ("warn", pgettext_lazy("card", "ends today")),
}
FIELDS = {
    "kind": gettext_lazy("Duty, power or limit"),
    "matter": gettext_lazy("Matter"),
    "what": gettext_lazy("What"),
    "groups": gettext_lazy("Whom it concerns"),
    "condition": gettext_lazy("Condition"),
    "deadline": gettext_lazy("Time limit"),
    "level": gettext_lazy("Whose task"),
    "task": gettext_lazy("Kind of task"),
    "act": gettext_lazy("Act"),
    "provision": gettext_lazy("Article"),
    "basis": gettext_lazy("Another basis"),
    "known": gettext_lazy("How it is known"),
    "source": gettext_lazy("Address of the source"),
    "reach": gettext_lazy("Who stands in"),
    "note": gettext_lazy("Worth knowing"),
    "valid_from": gettext_lazy("Valid from"),
    "valid_to": gettext_lazy("First day on which it holds no more"),
    "drops": gettext_lazy("Does not hold here"),
    "replaces": gettext_lazy("In the place of the card of the type"),
}
PARTS = {
    Part.CARDS: gettext_lazy("Cards of competence"),
    Part.STAFF: gettext_lazy("Persons in office"),
}


def sentence(card: Card) -> str:
    """The card as it reads on after the institution's name: "must find the child a place"."""
    return f"{MODAL[CardKind(card.kind)]} {card.what}"


def matter_name(matter: Matter) -> str:
    """In the reader's language; Polish where there is no other."""
    return matter.name if (get_language() or "pl").startswith("pl") else matter.name_en or matter.name


def act_name(act: Act) -> str:
    """The act with where it was published, when that is known."""
    return f"{act.title} ({act.journal})" if act.journal else act.title


def basis(card: Card) -> str:
    """Act, article and any other basis, in one line; empty when none is stated."""
    parts = []
    if card.act:
        parts.append(f"{card.provision}: {act_name(card.act)}" if card.provision else act_name(card.act))
    if card.basis:
        parts.append(card.basis)
    return "; ".join(parts)


def known(card: Card) -> str:
    """How the card is known; with the publication of the act when its text was read."""
    if card.known == Known.SOURCED and card.act and card.source == card.act.text:
        return _("compared with the text published as %(journal)s") % {"journal": card.act.journal}
    return str(KNOWN[Known(card.known)])


def level(card: Card) -> str:
    """Whose task it is, own or commissioned."""
    said = str(LEVELS[TaskLevel(card.level)])
    return f"{said}, {TASKS[TaskKind(card.task)]}" if card.task else said


def groups(card: Card) -> str:
    """Whom it concerns."""
    if not card.groups:
        return _("everybody")
    return ", ".join(str(GROUPS[Group(one)]) for one in card.groups)
