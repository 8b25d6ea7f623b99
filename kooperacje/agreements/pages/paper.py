"""The page of a paper, and of one of its versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kooperacje.agreements import access, queries, words
from kooperacje.agreements.models import Paper, PaperVersion
from kooperacje.agreements.pages.signing import Signing, signing
from kooperacje.agreements.pages.ways import Head, drawn, head, kind_label
from kooperacje.agreements.states import OPEN, SIGNABLE, VersionState
from kooperacje.agreements.text import readable
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision

_S = VersionState
FORMATS = ("pdf", "docx", "html")


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list of versions. `compare_url` leads to what changed since the one before; "" for the first."""

    label: str
    url: str
    state: tuple[str, str]
    note: str
    made: date
    adopted: date | None
    ended: str
    compare_url: str


@dataclass(frozen=True, slots=True)
class Related:
    """An annex of the paper, or the paper that it changes."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One version with its text."""

    label: str
    url: str
    state: tuple[str, str]
    term: str
    adopted: date | None
    incomplete: str
    ended: str
    digest: str
    blanks: tuple[str, ...]
    body: SafeString
    files: tuple[tuple[str, str], ...]
    signing: Signing | None


@dataclass(frozen=True, slots=True)
class Ways:
    """What can be done now; "" where it cannot."""

    write: str = ""
    make_anew: str = ""
    send: str = ""
    take_back: str = ""
    sign: str = ""
    adopt: str = ""
    new_version: str = ""
    renew: str = ""
    annex: str = ""
    withdraw: str = ""
    settings: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class PaperPage:
    """`shown` is the version of interest: the one under way, else the one that holds, else the last."""

    head: Head
    kind: str
    is_public: bool
    shown: Shown
    holds: Related | None
    versions: tuple[VersionRow, ...]
    base: Related | None
    annexes: tuple[Related, ...]
    ways: Ways
    edit: Decision
    sees_all: bool
    consents: tuple[Related, ...]
    verify_url: str


@dataclass(frozen=True, slots=True)
class VersionPage:
    head: Head
    shown: Shown


def paper_page(actor: Actor, paper: Paper) -> PaperPage:
    """The page as this actor may see it."""
    sees_all = bool(access.can(actor, access.VIEW_ALL, paper))
    found = queries.versions(paper)
    holds, open_one = queries.current(found), queries.under_way(found)
    chosen = (open_one or holds or found[0]) if sees_all else holds or found[0]
    edit = access.can(actor, access.EDIT, paper)
    known = found if sees_all else [chosen]
    return PaperPage(
        head=head(actor, paper),
        kind=kind_label(paper),
        is_public=paper.is_public,
        shown=shown(actor, paper, chosen, sees_all=sees_all),
        holds=_version(paper, holds) if holds and holds is not chosen else None,
        versions=_rows(paper, known),
        base=_related(paper.base) if paper.base and access.can(actor, access.VIEW, paper.base) else None,
        annexes=_annexes(actor, paper),
        ways=_ways(actor, paper, found) if edit else Ways(),
        edit=edit,
        sees_all=sees_all,
        consents=_consents(actor, paper, chosen),
        verify_url=reverse("agreements:verify"),
    )


def version_page(actor: Actor, paper: Paper, version: PaperVersion) -> VersionPage:
    sees_all = bool(access.can(actor, access.VIEW_ALL, paper))
    return VersionPage(head(actor, paper), shown(actor, paper, version, sees_all=sees_all))


def shown(actor: Actor, paper: Paper, version: PaperVersion, *, sees_all: bool) -> Shown:
    text = version.text
    files = tuple(
        (one.upper(), reverse("agreements:version-file", args=[paper.pk, version.number, one]))
        for one in FORMATS
    )
    asked = sees_all and version.state != _S.DRAFT
    return Shown(
        label=_label(version),
        url=reverse("agreements:version", args=[paper.pk, version.number]),
        state=words.state_of(version),
        term=words.term(version.first_day, version.last_day),
        adopted=version.adopted_on,
        incomplete=version.incomplete_reason if sees_all else "",
        ended=_ended(version),
        digest=readable(version.digest),
        blanks=text.blanks if version.state in OPEN else (),
        body=drawn(text, level=3),
        files=files,
        signing=signing(actor, paper, version) if asked else None,
    )


def _label(version: PaperVersion) -> str:
    return _("version %d") % version.number


def _ended(version: PaperVersion) -> str:
    if version.ended_on is None:
        return ""
    day = words.long(version.ended_on)
    return f"{day}: {version.end_reason}" if version.end_reason else day


def _rows(paper: Paper, found: Sequence[PaperVersion]) -> tuple[VersionRow, ...]:
    return tuple(
        VersionRow(
            label=_label(one),
            url=reverse("agreements:version", args=[paper.pk, one.number]),
            state=words.state_of(one),
            note=one.note,
            made=one.made_at.date(),
            adopted=one.adopted_on,
            ended=_ended(one),
            compare_url=reverse("agreements:difference", args=[paper.pk, before.number, one.number])
            if before
            else "",
        )
        for one, before in zip(found, [*found[1:], None], strict=True)
    )


def _version(paper: Paper, version: PaperVersion) -> Related:
    return Related(_label(version), reverse("agreements:version", args=[paper.pk, version.number]))


def _related(paper: Paper) -> Related:
    return Related(paper.title, reverse("agreements:detail", args=[paper.pk]))


def _annexes(actor: Actor, paper: Paper) -> tuple[Related, ...]:
    found = access.visible(actor).filter(base=paper).order_by("made_at", "id")
    return tuple(_related(one) for one in found)


def _consents(actor: Actor, paper: Paper, version: PaperVersion) -> tuple[Related, ...]:
    """Institutions in whose name the reader may consent here and now."""
    mine = access.spoken_for(actor)
    if version.state not in SIGNABLE or not mine:
        return ()
    standing = queries.standing(version)
    return tuple(
        Related(one.name, reverse("agreements:consent", args=[paper.pk, version.number, one.pk]))
        for one in standing.asked
        if one.pk in mine and one.pk not in standing.signed
    )


def _ways(actor: Actor, paper: Paper, found: Sequence[PaperVersion]) -> Ways:
    last, holds = found[0], queries.current(found)
    adopts = bool(access.can(actor, access.ADOPT, paper))
    builds = access.builder_of(paper.subject, paper.kind) is not None
    is_draft, is_out = last.state == _S.DRAFT, last.state == _S.FOR_SIGNATURE
    renewable = any(one.adopted_on and one.last_day for one in found) and last.state not in OPEN

    def to(name: str, when: bool) -> str:
        return reverse(f"agreements:{name}", args=[paper.pk]) if when else ""

    signed = is_out and last.signatures.exists()
    signatures = reverse("agreements:signatures", args=[paper.pk, last.number])
    return Ways(
        write=to("write", is_draft),
        make_anew=to("make-anew", is_draft and builds),
        send=to("send", is_draft),
        take_back=to("take-back", is_out and not signed),
        sign=signatures if last.state in SIGNABLE else "",
        adopt=to("adopt", is_out and adopts),
        new_version=to("new-version", not is_draft),
        renew=to("renew", renewable),
        annex=to("annex", holds is not None and paper.base_id is None),
        withdraw=to("withdraw", adopts and (last.state in OPEN or holds is not None)),
        settings=to("settings", True),
        next_step=_next(last),
    )


def _next(last: PaperVersion) -> str:
    if last.state == _S.DRAFT and last.builder:
        return _(
            "The program wrote this draft. Read every sentence, change what is not right, and send it for signature."
        )
    if last.state == _S.DRAFT:
        return _("Read the draft, fill in what is left, and send it for signature.")
    if last.state == _S.FOR_SIGNATURE:
        return _("Collect the signatures, then adopt the document.")
    return ""
