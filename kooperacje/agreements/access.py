"""Who may: the room that owns the matter decides, and an institution that is asked to sign sees what it signs.

The owning room registers itself once, from the `ready` of its app.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts.states import Capability, roles_with
from kooperacje.agreements.models import Paper, PaperVersion, Signatory
from kooperacje.agreements.states import VersionState
from kooperacje.agreements.text import Text
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.files import access as files

VIEW = "view"
"""What anybody may read who sees the matter: adopted public papers."""
VIEW_ALL = "view_all"
"""Drafts, earlier versions, signatures and their files."""
EDIT = "edit"
"""Write, send for signature, record signatures."""
ADOPT = "adopt"
"""Adopt and withdraw."""
VERBS = (VIEW, VIEW_ALL, EDIT, ADOPT)
PREFIX = "agreements.paper"
SPEAKERS = roles_with(Capability.SPEAK_FOR_INSTITUTION)
NOBODY_ANSWERS = _("Nobody answers for what this document belongs to.")
NOT_SPEAKER = _("Only a person who speaks for this institution consents in its name.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper belongs, for the way back: a name and an address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Builder:
    """A kind of document that the owning room makes from its data. `make` takes the subject.

    `always_signed`: adopting with signatures missing is not allowed, whatever the reason. `is_public` is what a new paper
    begins with. `note` says something to whoever chooses the kind, such as that the text is a pattern to be changed.
    """

    kind: str
    title: str | Promise
    make: Callable[[str], Text]
    note: str | Promise = ""
    always_signed: bool = False
    is_public: bool = False


def _nobody(subject: str, kind: str) -> Sequence[UUID]:
    return ()


def _no_builders(subject: str) -> tuple[Builder, ...]:
    return ()


def _no_addresses(subject: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Owner:
    """What the owning room answers. `can(actor, verb, subject)`; `subjects(actor, verb)` lists those for which `can` says yes.

    `signatories(subject, kind)` are the institutions that sign a paper of this kind now; `builders(subject)` the kinds it
    makes from data; `addresses(subject)` the e-mail addresses that are reminded before a paper ends.
    """

    can: Callable[[Actor, str, str], Decision]
    subjects: Callable[[Actor, str], Iterable[str]]
    place: Callable[[Actor, str], Place]
    signatories: Callable[[str, str], Sequence[UUID]] = _nobody
    builders: Callable[[str], tuple[Builder, ...]] = _no_builders
    addresses: Callable[[str], Sequence[str]] = _no_addresses


_owners: dict[str, Owner] = {}


def register_owner(prefix: str, owner: Owner) -> None:
    """Subjects that begin with `prefix:` (such as `partnership.team`) belong to this owner."""
    _owners[prefix] = owner


def owner_of(subject: str) -> Owner | None:
    return _owners.get(subject.partition(":")[0])


def builder_of(subject: str, kind: str) -> Builder | None:
    """What the owning room says about papers of this kind; None where it makes none."""
    owner = owner_of(subject)
    found = (one for one in owner.builders(subject) if one.kind == kind) if owner else ()
    return next(iter(found), None)


def spoken_for(actor: Actor) -> frozenset[UUID]:
    """Institutions in whose name the actor may sign."""
    return actor.institutions_as(*SPEAKERS)


def visible(actor: Actor) -> QuerySet[Paper]:
    """Papers that the actor may open: all of a matter, those the own institution is asked to sign, or adopted public ones."""
    adopted = PaperVersion.objects.filter(paper=OuterRef("pk"), state=VersionState.ADOPTED)
    asked = _asked(spoken_for(actor)).filter(version__paper=OuterRef("pk"))
    public = Q(subject__in=_subjects(actor, VIEW), is_public=True) & Q(Exists(adopted))
    return Paper.objects.filter(Q(subject__in=_subjects(actor, VIEW_ALL)) | public | Q(Exists(asked)))


def _asked(institutions: Iterable[UUID]) -> QuerySet[Signatory]:
    """Signatories among these institutions, in versions that were sent for signature at some time."""
    return Signatory.objects.filter(institution__in=list(institutions), version__sent_on__isnull=False)


def _subjects(actor: Actor, verb: str) -> list[str]:
    return [
        subject
        for prefix, owner in sorted(_owners.items())
        for subject in owner.subjects(actor, verb)
        if subject.startswith(f"{prefix}:")
    ]


def can_in(actor: Actor, verb: str, subject: str) -> Decision:
    """May the actor do this with papers of the subject? Where nobody answers for it, nobody may."""
    owner = owner_of(subject)
    return owner.can(actor, verb, subject) if owner else denied(NOBODY_ANSWERS)


def can(actor: Actor, verb: str, paper: Paper) -> Decision:
    """`VIEW` means that this paper may be opened; the other verbs are the owner's to decide."""
    if verb == VIEW:
        return _may_view(actor, paper)
    if verb == VIEW_ALL and _is_asked(actor, paper):
        return ALLOWED
    return can_in(actor, verb, paper.subject)


def _may_view(actor: Actor, paper: Paper) -> Decision:
    if can(actor, VIEW_ALL, paper):
        return ALLOWED
    decision = can_in(actor, VIEW, paper.subject)
    adopted = paper.is_public and paper.versions.filter(state=VersionState.ADOPTED).exists()
    return decision if adopted or not decision else denied(_("This document is not public."))


def _is_asked(actor: Actor, paper: Paper) -> bool:
    mine = spoken_for(actor)
    return bool(mine) and _asked(mine).filter(version__paper=paper).exists()


def may_sign(actor: Actor, paper: Paper, institution: UUID, *, consents: bool) -> Decision:
    """Record a signature of the institution; a consent in the application is given by whoever speaks for it."""
    if institution in spoken_for(actor):
        return ALLOWED
    return denied(NOT_SPEAKER) if consents else can_in(actor, EDIT, paper.subject)


def place_of(actor: Actor, subject: str) -> Place | None:
    """Where papers of the subject belong, for this reader."""
    owner = owner_of(subject)
    return owner.place(actor, subject) if owner else None


def get_or_404(actor: Actor, ref: UUID, verb: str = VIEW) -> Paper:
    """The paper; absent and forbidden look the same. Raises `Denied` when it may be seen but not this be done."""
    paper = Paper.objects.filter(pk=ref).first()
    if paper is None or not can(actor, VIEW, paper):
        raise NotThere(_("There is no such document."))
    can(actor, verb, paper).require()
    return paper


def version_or_404(actor: Actor, paper: Paper, number: int) -> PaperVersion:
    """A version of a paper that the actor may open; without `VIEW_ALL` only the adopted one is there. Raises `NotThere`."""
    found = paper.versions.filter(number=number).first()
    if found is None or (found.state != VersionState.ADOPTED and not can(actor, VIEW_ALL, paper)):
        raise NotThere(_("There is no such version."))
    return found


def owner_name(paper: Paper) -> str:
    """What the files of a paper belong to."""
    return f"{PREFIX}:{paper.pk}"


def _may_read_files(actor: Actor, subject: str) -> Decision:
    paper = Paper.objects.filter(pk=subject.partition(":")[2]).first()
    return can(actor, VIEW_ALL, paper) if paper else denied(files.NOT_YOURS)


def _may_change_files(actor: Actor, subject: str) -> Decision:
    paper = Paper.objects.filter(pk=subject.partition(":")[2]).first()
    if paper is None:
        return denied(files.NOT_YOURS)
    return ALLOWED if _is_asked(actor, paper) else can_in(actor, EDIT, paper.subject)


def register() -> None:
    """Called once, when the room is ready."""
    files.register(PREFIX, may_read=_may_read_files, may_change=_may_change_files)
