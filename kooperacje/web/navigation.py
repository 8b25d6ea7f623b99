"""The main navigation. A room that has something to enter adds one line here; who may enter is the room's decision."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts.access import NOT_ADMINISTRATOR, manages
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.basket.access import enters as enter_basket
from kooperacje.consultations.access import enters as enter_workspace
from kooperacje.journal.access import may_read as may_read_journal
from kooperacje.notices.access import may_tend as may_tend_mail
from kooperacje.web.languages import offers_view


def anyone(actor: Actor) -> Decision:
    """Public entries."""
    return ALLOWED


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its words, the name of its address, and who sees it.

    `summary` is the sentence shown on the home page under the label.
    """

    label: str | Promise
    view: str
    may: Callable[[Actor], Decision] = anyone
    summary: str | Promise = ""


def managers(actor: Actor) -> Decision:
    """Those who manage people anywhere."""
    return ALLOWED if manages(actor) else denied(NOT_ADMINISTRATOR)


ENTRIES: tuple[Entry, ...] = (
    Entry(
        _("Find help"),
        "directory:front",
        summary=_("What help there is where you live, for whom, when it is open, and what is missing."),
    ),
    Entry(
        _("Consultations"),
        "public:list",
        summary=_(
            "What was asked, who answered, what became of every remark, and the report in every format."
        ),
    ),
    Entry(
        _("Workspace"),
        "consultations:workspace-list",
        enter_workspace,
        _("The consultations that your institution prepares, runs and sums up."),
    ),
    Entry(
        _("Basket of services"),
        "basket:list",
        enter_basket,
        _("Service cards that your institution keeps, what others suggest, and the help that is missing."),
    ),
    Entry(
        _("Partnerships"),
        "partnership:list",
        summary=_("Which institutions cooperate where, what for, and what help they offer together."),
    ),
    Entry(
        _("Cooperation models"),
        "modelbook:models",
        summary=_(
            "The models that institutions work by: teams, roles, the path with a family, and their sources."
        ),
    ),
    Entry(
        _("Who can do what"),
        "competences:ask",
        summary=_("Who must, who may and who may not help in a matter, in which gmina, and on what basis."),
    ),
    Entry(
        _("Institutions"),
        "institutions:list",
        summary=_("Offices, services and organisations that take part, by type and place."),
    ),
    Entry(
        _("Local diagnoses"),
        "diagnosis:public-list",
        summary=_("What gminas and powiaty need and what they have, with the sources of every number."),
    ),
    Entry(
        _("People"),
        "accounts:people",
        managers,
        _("Who may sign in, in which institution and with which role, from when until when."),
    ),
    Entry(
        _("Journal"),
        "journal:events",
        may=may_read_journal,
        summary=_("Who did what, and when; sealed against tampering."),
    ),
    Entry(
        _("Outgoing mail"),
        "notices:outbox",
        may=may_tend_mail,
        summary=_("Every message the system sends, and what became of it."),
    ),
)


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry for one reader on one page. `current` is "page", "true" (inside that part) or empty."""

    label: str
    url: str
    current: str
    summary: str
    public: bool


def items(actor: Actor, path: str, entries: tuple[Entry, ...] | None = None) -> tuple[NavItem, ...]:
    """What this actor may enter in this language, with the part that holds `path` marked."""
    language = get_language() or ""
    offered = [one for one in (ENTRIES if entries is None else entries) if offers_view(language, one.view)]
    chosen = [entry for entry in offered if entry.may(actor)]
    urls = [reverse(entry.view) for entry in chosen]
    inside = max((url for url in urls if path.startswith(url)), key=len, default="")
    return tuple(
        NavItem(
            str(entry.label),
            url,
            "page" if url == path else "true" if url == inside else "",
            str(entry.summary),
            entry.may is anyone,
        )
        for entry, url in zip(chosen, urls, strict=True)
    )
