"""Signatures: recorded with their scan or file, given as a consent, taken back."""

from datetime import date

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.agreements import access, proofs
from kooperacje.agreements.actions.common import lock, locked, note, subject_of, version_of
from kooperacje.agreements.models import Paper, PaperVersion, Signatory, Signature
from kooperacje.agreements.states import SIGNABLE, Way
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.files import actions as files
from kooperacje.files.models import StoredFile
from kooperacje.institutions.models import Institution
from kooperacje.journal.privacy import JSON

PURPOSE = "signature"


@transaction.atomic
def record_signature(
    *,
    by: Actor,
    version: PaperVersion,
    institution: Institution,
    function: str,
    way: Way,
    signed_on: date,
    upload: "File[bytes] | None",
) -> Signature:
    """The institution signed on paper or in a signed file; the file is kept with its hash. Raises `Denied` and `BadInput`."""
    paper = lock(version.paper)
    row = version_of(paper, version)
    if way is Way.CONSENT:
        raise ValueError("a consent is given by `consent`")
    access.may_sign(by, paper, institution.pk, consents=False).require()
    _check(row, institution, signed_on)
    said = _function(function)
    if upload is None:
        raise BadInput([Fault("upload", _("Add the scan or the signed file."))])
    kept = keep_proof(by=by, owner=subject_of(paper), upload=upload, way=way)
    return _signed(by, paper, row, institution, said, way, signed_on, kept)


@transaction.atomic
def consent(
    *, by: Actor, version: PaperVersion, institution: Institution, function: str, seen: str
) -> Signature:
    """Whoever speaks for the institution agrees here and now, to the text with this digest and to no other."""
    paper = lock(version.paper)
    row = version_of(paper, version)
    access.may_sign(by, paper, institution.pk, consents=True).require()
    if seen != row.digest:
        raise BadInput(_("The text is another one by now. Read it again before you agree."))
    today = clock.today()
    _check(row, institution, today)
    return _signed(by, paper, row, institution, _function(function), Way.CONSENT, today, None)


@transaction.atomic
def withdraw_signature(*, by: Actor, signature: Signature, reason: str) -> Signature:
    """Take a signature back; it stays on record with the reason."""
    paper = lock(signature.version.paper)
    row = Signature.objects.select_related("version").get(pk=signature.pk)
    access.may_sign(by, paper, row.institution_id, consents=False).require()
    if row.withdrawn_on:
        raise BadInput(_("This signature was taken back already."))
    said = " ".join(reason.split())
    if not said:
        raise BadInput([Fault("reason", _("Say in a few words why the signature is taken back."))])
    row.withdrawn_on, row.withdrawn_reason = clock.today(), said[:1000]
    row.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    note(by, paper, "signature_withdrawn", {"version": row.version.number}, row.institution_id)
    return row


@transaction.atomic
def ask(*, by: Actor, version: PaperVersion, institution: Institution, required: bool = True) -> Signatory:
    """One more institution is asked to sign, such as one that joins later."""
    paper = locked(by, version.paper)
    row = version_of(paper, version)
    _signable(row)
    if row.signatories.filter(institution=institution).exists():
        raise BadInput([Fault("institution", _("This institution is asked to sign already."))])
    made = row.signatories.create(institution=institution, required=required)
    note(by, paper, "asked_to_sign", {"version": row.number}, institution.pk)
    return made


@transaction.atomic
def no_longer_ask(*, by: Actor, version: PaperVersion, institution: Institution) -> None:
    """The signature of the institution is not waited for any more. One that signed stays."""
    paper = locked(by, version.paper)
    row = version_of(paper, version)
    _signable(row)
    if row.signatures.filter(institution=institution, withdrawn_on=None).exists():
        raise BadInput(_("This institution has signed; take the signature back first."))
    row.signatories.filter(institution=institution).delete()
    note(by, paper, "no_longer_asked", {"version": row.number}, institution.pk)


def _signable(row: PaperVersion) -> None:
    if row.state not in SIGNABLE:
        raise BadInput(_("This version cannot be signed: it is not out for signature."))


def _check(row: PaperVersion, institution: Institution, signed_on: date) -> None:
    _signable(row)
    if signed_on > clock.today():
        raise BadInput([Fault("signed_on", _("The day of a signature cannot lie ahead."))])
    if row.sent_on and signed_on < row.sent_on:
        sentence = _("This version was not there on that day: it was sent for signature on %s.")
        raise BadInput([Fault("signed_on", sentence % f"{row.sent_on:%d.%m.%Y}")])
    if not row.signatories.filter(institution=institution).exists():
        sentence = _("%s is not among the institutions that sign this document.") % institution.name
        raise BadInput([Fault("institution", sentence)])
    if row.signatures.filter(institution=institution, withdrawn_on=None).exists():
        raise BadInput([Fault("institution", _("%s has signed this version already.") % institution.name)])


def _function(given: str) -> str:
    said = " ".join(given.split())
    if not said:
        raise BadInput([Fault("function", _("Say in which function the person signed, such as director."))])
    return said[:200]


@transaction.atomic
def keep_proof(*, by: Actor, owner: str, upload: "File[bytes]", way: Way) -> StoredFile:
    """The file by the rules of the room of files; XML signatures, which it does not take, as they came.

    For rooms above, which take signed papers of their own; `owner` is what the file belongs to. Raises `BadInput` at `upload`.
    """
    try:
        proof = proofs.examine(upload, way)
        if proof.as_it_came:
            return files.keep_original(
                by=by,
                owner=owner,
                name=proof.name,
                content_type=proof.content_type,
                content=proof.content,
                purpose=PURPOSE,
            )
        return files.save(by=by, owner=owner, upload=upload, purpose=PURPOSE)
    except BadInput as refused:
        raise BadInput([Fault("upload", fault.sentence) for fault in refused.faults]) from refused


def _signed(
    by: Actor,
    paper: Paper,
    row: PaperVersion,
    institution: Institution,
    function: str,
    way: Way,
    signed_on: date,
    kept: StoredFile | None,
) -> Signature:
    made = Signature.objects.create(
        version=row,
        institution=institution,
        digest=row.digest,
        function=function,
        signed_on=signed_on,
        way=way.value,
        file=kept.pk if kept else None,
        file_name=kept.name if kept else "",
        file_digest=kept.sha256 if kept else "",
        recorded_at=clock.now(),
        account=by.account_id,
    )
    details: dict[str, JSON] = {"version": row.number, "digest": row.digest[:16], "way": way.value}
    note(by, paper, "signed", details, institution.pk)
    return made
