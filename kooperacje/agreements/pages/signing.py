"""Who signed a version and who has not, and the pages on which signatures are collected."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kooperacje.agreements import access, queries, words
from kooperacje.agreements.models import Paper, PaperVersion, Signature
from kooperacje.agreements.pages.ways import Head, drawn, head
from kooperacje.agreements.queries import Standing
from kooperacje.agreements.states import SIGNABLE, VersionState, Way
from kooperacje.agreements.text import readable
from kooperacje.base.actor import Actor
from kooperacje.institutions.models import Institution

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Line:
    """An institution that is asked to sign. `file_url` is "" for a consent; the ways are "" for who may not go them."""

    institution: str
    required: bool
    signed: bool
    function: str
    day: date | None
    way: str
    file_name: str
    file_url: str
    record_url: str
    withdraw_url: str
    consent_url: str
    drop: str
    """The id to send to no longer ask it; "" where it is asked on."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    institution: str
    signed_on: date
    withdrawn_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Signing:
    """How far the collecting is, in words: `told` and the `missing`."""

    told: str
    number: int
    asked: int
    missing: str
    complete: bool
    lines: tuple[Line, ...]
    withdrawn: tuple[Withdrawn, ...]


@dataclass(frozen=True, slots=True)
class SignaturesPage:
    head: Head
    version: str
    version_url: str
    state: tuple[str, str]
    digest: str
    print_url: str
    signing: Signing
    may_edit: bool
    open: bool
    ask_url: str
    adopt_url: str


@dataclass(frozen=True, slots=True)
class ConsentPage:
    head: Head
    version: str
    institution: str
    digest: str
    digest_seen: str
    body: SafeString
    term: str
    state: tuple[str, str]
    paper_url: str


def signing(actor: Actor, paper: Paper, version: PaperVersion) -> Signing:
    """Three queries for any number of institutions."""
    standing = queries.standing(version)
    may_edit = bool(access.can(actor, access.EDIT, paper))
    mine = access.spoken_for(actor)
    lines = tuple(
        _line(
            paper,
            version,
            one,
            standing,
            may=may_edit or one.pk in mine,
            speaks=one.pk in mine,
            edits=may_edit,
        )
        for one in standing.asked
    )
    gone = tuple(
        Withdrawn(one.institution.name, one.signed_on, one.withdrawn_on, one.withdrawn_reason)
        for one in queries.withdrawn_signatures(version)
    )
    return Signing(
        told=words.signed(standing.number, len(standing.asked)),
        number=standing.number,
        asked=len(standing.asked),
        missing=_missing(standing),
        complete=standing.is_complete,
        lines=lines,
        withdrawn=gone,
    )


def signatures_page(actor: Actor, paper: Paper, version: PaperVersion) -> SignaturesPage:
    may_edit = bool(access.can(actor, access.EDIT, paper))
    adopts = version.state == VersionState.FOR_SIGNATURE and access.can(actor, access.ADOPT, paper)
    return SignaturesPage(
        head=head(actor, paper),
        version=_("version %d") % version.number,
        version_url=reverse("agreements:version", args=[paper.pk, version.number]),
        state=words.state_of(version),
        digest=readable(version.digest),
        print_url=reverse("agreements:version-file", args=[paper.pk, version.number, "pdf"]),
        signing=signing(actor, paper, version),
        may_edit=may_edit,
        open=version.state in SIGNABLE,
        ask_url=reverse("agreements:ask", args=[paper.pk, version.number]) if may_edit else "",
        adopt_url=reverse("agreements:adopt", args=[paper.pk]) if adopts else "",
    )


def consent_page(actor: Actor, paper: Paper, version: PaperVersion, institution: Institution) -> ConsentPage:
    """The whole text, and the consent below it."""
    text = version.text
    return ConsentPage(
        head=head(actor, paper),
        version=_("version %d") % version.number,
        institution=institution.name,
        digest=readable(version.digest),
        digest_seen=version.digest,
        body=drawn(text, level=3),
        term=words.term(text.first_day, text.last_day),
        state=words.state_of(version),
        paper_url=reverse("agreements:sign", args=[paper.pk, version.number]) + f"?kto={institution.pk}",
    )


def _missing(standing: Standing) -> str:
    names = [one.name for one in standing.missing]
    if len(names) > MOST_NAMED:
        rest = len(names) - MOST_NAMED
        return _("%(names)s and %(rest)d more") % {"names": ", ".join(names[:MOST_NAMED]), "rest": rest}
    return ", ".join(names)


def _line(
    paper: Paper,
    version: PaperVersion,
    one: Institution,
    standing: Standing,
    *,
    may: bool,
    speaks: bool,
    edits: bool,
) -> Line:
    signature: Signature | None = standing.signed.get(one.pk)
    waits = signature is None and version.state in SIGNABLE
    record = f"{reverse('agreements:sign', args=[paper.pk, version.number])}?kto={one.pk}"
    consent = reverse("agreements:consent", args=[paper.pk, version.number, one.pk])
    withdraw = reverse("agreements:unsign", args=[paper.pk, signature.pk]) if signature and may else ""
    return Line(
        institution=one.name,
        required=one.pk not in standing.optional,
        signed=signature is not None,
        function=signature.function if signature else "",
        day=signature.signed_on if signature else None,
        way=str(words.WAY[Way(signature.way)]) if signature else "",
        file_name=signature.file_name if signature else "",
        file_url=reverse("files:download", args=[signature.file]) if signature and signature.file else "",
        record_url=record if waits and may else "",
        withdraw_url=withdraw,
        consent_url=consent if waits and speaks else "",
        drop=str(one.pk) if waits and edits else "",
    )
