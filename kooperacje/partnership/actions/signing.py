"""Signed declarations: a scan or a signed file, from the institution with or without an account, or paper at the leader's."""

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.agreements import actions as agreements
from kooperacje.agreements.states import Way
from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS, Actor
from kooperacje.base.problems import BadInput
from kooperacje.files.models import StoredFile
from kooperacje.journal.privacy import JSON
from kooperacje.partnership import access, declared
from kooperacje.partnership.actions.common import note, refuse
from kooperacje.partnership.models import Declaration, DeclarationSignature, Team
from kooperacje.partnership.states import DeclarationState
from kooperacje.partnership.values import Signed

SIGNABLE = frozenset({DeclarationState.SENT.value, DeclarationState.ACCEPTED.value})


@transaction.atomic
def sign(*, by: Actor, declaration: Declaration, signed: Signed) -> DeclarationSignature:
    """The institution signed what it declared; signed in, or taken in by who leads, who may keep a paper without a scan.

    Raises `BadInput` with what is wrong with the file, and `Denied`.
    """
    access.can_declare(by, declaration).require()
    row, found = _locked(declaration)
    keeps = bool(access.can(by, access.KEEP, row))
    return put_signature(by, row, found, signed, original_kept=keeps)


@transaction.atomic
def sign_by_link(*, declaration: Declaration, signed: Signed) -> DeclarationSignature:
    """The same by whoever holds the link, until who leads has taken the declaration in."""
    row, found = _locked(declaration)
    if not access.link_signs(found):
        raise BadInput(
            _("This link no longer takes a signed declaration. Send it to the leading institution.")
        )
    return put_signature(ANONYMOUS, row, found, signed, original_kept=False)


def put_signature(
    by: Actor, row: Team, found: Declaration, signed: Signed, *, original_kept: bool
) -> DeclarationSignature:
    """The same inside an action that holds the lock of the team."""
    if found.state not in SIGNABLE:
        raise BadInput(_("First the declaration is written and sent; then it is signed."))
    _check(signed, original_kept=original_kept)
    kept = _keep(by, found, signed)
    replace_signature(found)
    made = DeclarationSignature.objects.create(
        declaration=found,
        covers=declared.digest(found),
        way=signed.way.value,
        signed_on=signed.signed_on,
        file=kept.pk if kept else None,
        file_name=kept.name if kept else "",
        file_digest=kept.sha256 if kept else "",
        recorded_at=clock.now(),
        account=by.account_id,
    )
    if found.state == DeclarationState.SENT and found.signed_on != signed.signed_on:
        found.signed_on = signed.signed_on
        found.version += 1
        found.save()
    details: dict[str, JSON] = {"institution": found.institution.key, "number": found.number}
    details["way"] = made.way
    note(by, row, "declaration_signed", details, [found.institution])
    return made


def replace_signature(found: Declaration) -> None:
    """The signature that counted until now no longer does; it stays on record."""
    found.signatures.filter(replaced_on=None).update(replaced_on=clock.today())


def _check(signed: Signed, *, original_kept: bool) -> None:
    if signed.signed_on > clock.today():
        refuse("signed_on", _("The day of the signature is in the future."))
    if signed.upload is None and not (original_kept and signed.way is Way.PAPER):
        refuse("upload", _("Add the scan or the signed file."))


def _keep(by: Actor, found: Declaration, signed: Signed) -> StoredFile | None:
    if signed.upload is None:
        return None
    who = access.LINK if by == ANONYMOUS else by
    return agreements.keep_proof(by=who, owner=access.owner_name(found), upload=signed.upload, way=signed.way)


def _locked(declaration: Declaration) -> tuple[Team, Declaration]:
    row = access.with_all(Team.objects.select_for_update(of=("self",))).get(pk=declaration.team_id)
    found = access.declarations().select_for_update(of=("self",)).get(pk=declaration.pk)
    return row, found
