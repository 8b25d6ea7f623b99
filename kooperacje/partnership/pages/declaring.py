"""One declaration: as the leader and the institution see it, the form, and its signature."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.agreements import words as agreements
from kooperacje.agreements.states import Way
from kooperacje.agreements.text import readable
from kooperacje.base import clock, codes
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.partnership import access, declared, linking, papers, words
from kooperacje.partnership.models import Declaration, DeclarationSignature
from kooperacje.partnership.pages.frame import Mark
from kooperacje.partnership.queries import membership
from kooperacje.partnership.states import DeclarationState


def mark_of(one: Declaration) -> Mark:
    """How a declaration stands today."""
    over = (
        one.state == DeclarationState.ACCEPTED and one.valid_to is not None and one.valid_to <= clock.today()
    )
    kind, label = words.EXPIRED if over else words.DECLARATION[one.state]
    return kind, str(label)


def sign_mark(signature: DeclarationSignature | None) -> Mark:
    """Whether a declaration is signed."""
    kind, label = words.SIGNED if signature else words.UNSIGNED
    return kind, str(label)


def is_signed(one: Declaration) -> bool:
    return bool(membership.signatures([one]))


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature that counts. `file_url` is "" where no file is kept or the reader may not open it."""

    way: str
    day: date
    file_name: str
    file_url: str
    file_digest: str
    covers: str


def _signature(actor: Actor, one: Declaration, found: DeclarationSignature | None) -> Signature | None:
    if found is None:
        return None
    opens = found.file and access.can_declare(actor, one)
    return Signature(
        way=str(agreements.WAY[Way(found.way)]),
        day=found.signed_on,
        file_name=found.file_name if opens else "",
        file_url=reverse("files:download", args=[found.file]) if opens else "",
        file_digest=readable(found.file_digest),
        covers=readable(found.covers),
    )


@dataclass(frozen=True, slots=True)
class DeclarationPage:
    """One declaration as it was sent. `link` is shown to the leader alone, empty where it cannot be printed."""

    team: str
    team_url: str
    institution: str
    number: int
    state: Mark
    signatory: str
    signatory_function: str
    signed_on: date | None
    people: tuple[tuple[str, str, str, str], ...]
    """Role, name, function, office contact."""
    services: tuple[str, ...]
    other_services: str
    conditions: str
    valid_from: date | None
    valid_to: date | None
    return_reason: str
    link: str
    link_until: date | None
    keep: Decision
    decide: bool
    accept_url: str
    return_url: str
    withdraw_url: str
    renew_url: str
    write_url: str
    """Empty where it is not to be written now."""
    paper_url: str
    signed: Mark
    signature: Signature | None
    sign_url: str
    """Empty where it is not to be signed now."""
    papers_url: str
    """Papers about the membership of this institution; to be signed."""


def declaration(actor: Actor, one: Declaration) -> DeclarationPage:
    keep = access.can(actor, access.KEEP, one.team)
    roles = {str(role): str(word) for role, word in words.PERSON.items()}
    finished = one.state in (DeclarationState.ACCEPTED, DeclarationState.WITHDRAWN)
    writable = one.state in (DeclarationState.ASKED, DeclarationState.RETURNED)
    signable = one.state in (DeclarationState.SENT, DeclarationState.ACCEPTED)
    ref = [one.pk]
    signature = membership.signatures([one]).get(one.pk)
    return DeclarationPage(
        team=one.team.name,
        team_url=reverse("partnership:members", args=[one.team.key])
        if access.can(actor, access.READ, one.team)
        else reverse("partnership:desk"),
        institution=one.institution.name,
        number=one.number,
        state=mark_of(one),
        signatory=one.signatory,
        signatory_function=one.signatory_function,
        signed_on=one.signed_on,
        people=tuple(
            (
                roles.get(person["role"], person["role"]),
                person["name"],
                person["function"],
                ", ".join(filter(None, (person["phone"], person["email"]))),
            )
            for person in one.people
        ),
        services=tuple(one.services.order_by("sort_key").values_list("name", flat=True)),
        other_services=one.other_services,
        conditions=one.conditions,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        return_reason=one.return_reason,
        link=_link(one) if keep and writable else "",
        link_until=one.link_until.astimezone(clock.WARSAW).date() if one.link_until else None,
        keep=keep,
        decide=bool(keep) and one.state == DeclarationState.SENT,
        accept_url=reverse("partnership:accept", args=ref),
        return_url=reverse("partnership:give-back", args=ref),
        withdraw_url="" if finished or not keep else reverse("partnership:withdraw", args=ref),
        renew_url=reverse("partnership:ask", args=[one.team.key]),
        write_url=reverse("partnership:declare", args=ref)
        if writable and access.can_declare(actor, one)
        else "",
        paper_url=reverse("partnership:declaration-file", args=[one.pk, "pdf"]),
        signed=sign_mark(signature),
        signature=_signature(actor, one, signature),
        sign_url=reverse("partnership:declaration-sign", args=ref)
        if signable and access.can_declare(actor, one)
        else "",
        papers_url=f"{reverse('agreements:list')}?sprawa={papers.subject_of_declaration(one)}",
    )


def _link(one: Declaration) -> str:
    try:
        return linking.address(one)
    except codes.Unprintable:
        return ""


@dataclass(frozen=True, slots=True)
class SigningPage:
    """A declaration that was sent: what is to be signed, and what came signed. `signs`: it can be brought signed now."""

    heading: str
    team: str
    leader: str
    institution: str
    until: date | None
    digest: str
    signed: Mark
    is_signed: bool
    paper_url: str
    """Empty for who came by a link."""
    back_url: str


def signing(one: Declaration, *, by_link: bool = False) -> SigningPage:
    found = membership.signatures([one]).get(one.pk)
    until = one.link_until.astimezone(clock.WARSAW).date() if one.link_until and by_link else None
    return SigningPage(
        heading=_("Signed declaration"),
        team=one.team.name,
        leader=one.team.leader.name,
        institution=one.institution.name,
        until=until,
        digest=readable(declared.digest(one)),
        signed=sign_mark(found),
        is_signed=found is not None,
        paper_url="" if by_link else reverse("partnership:declaration-file", args=[one.pk, "pdf"]),
        back_url="" if by_link else reverse("partnership:declaration", args=[one.pk]),
    )


@dataclass(frozen=True, slots=True)
class DeclarePage:
    """The form of a declaration, signed in or by a link. `closed` says why nothing can be sent any more."""

    heading: str
    team: str
    leader: str
    institution: str
    purpose: str
    return_reason: str
    until: date | None
    closed: str
    signs: bool
    """The link no longer writes, and still takes what was sent signed."""
    back_url: str
    """Empty for who came by a link."""


def declare(one: Declaration, closed: str = "", *, by_link: bool = False) -> DeclarePage:
    until = one.link_until.astimezone(clock.WARSAW).date() if one.link_until and by_link else None
    return DeclarePage(
        heading=_("Accession declaration"),
        team=one.team.name,
        leader=one.team.leader.name,
        institution=one.institution.name,
        purpose=one.team.purpose,
        return_reason=one.return_reason,
        until=until,
        closed=closed,
        signs=by_link and access.link_signs(one),
        back_url="" if by_link else reverse("partnership:declaration", args=[one.pk]),
    )
