"""Every write of anchors."""

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.consultations import conduct
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.journal import actions as journal
from kooperacje.modelbook.models import ModelVersion, Passage
from kooperacje.revisions import access
from kooperacje.revisions.models import Anchor


@transaction.atomic
def place(
    consultation: Consultation, *, remark: str, version: ModelVersion, passage: str | None, by: Actor
) -> Anchor:
    """Say to which passage of a later version a remark belongs; None: to none. Said again, the new word counts.

    The remark itself keeps the passage that it was made on. Raises `BadInput` for a passage that is not there.
    """
    found = _locked(consultation, remark)
    access.may_place(by, consultation).require()
    target = None
    if passage is not None:
        target = Passage.objects.filter(model_version=version, ref=passage).first()
        if target is None:
            raise BadInput(_("This passage is not there any more."))
    anchor, _made = Anchor.objects.update_or_create(
        remark=found,
        version=version,
        defaults={"passage": target, "decided_by": by.account_id, "decided_at": clock.now()},
    )
    _note(by, consultation, found, version, "placed", passage)
    return anchor


@transaction.atomic
def release(consultation: Consultation, *, remark: str, version: ModelVersion, by: Actor) -> bool:
    """Take a person's word back; the comparison decides again. Returns whether there was one."""
    found = _locked(consultation, remark)
    access.may_place(by, consultation).require()
    gone, _by_model = Anchor.objects.filter(remark=found, version=version).delete()
    if gone:
        _note(by, consultation, found, version, "released", None)
    return bool(gone)


def _locked(consultation: Consultation, key: str) -> Remark:
    remark = access.remark_or_404(consultation, key)
    return Remark.objects.select_for_update(of=("self",)).get(pk=remark.pk)


def _note(
    by: Actor,
    consultation: Consultation,
    remark: Remark,
    version: ModelVersion,
    what: str,
    passage: str | None,
) -> None:
    journal.record(
        by=by,
        verb=f"revisions.anchor_{what}",
        subject=conduct.subject_of(consultation),
        details={"remark": remark.key, "version": version.number, "passage": passage or ""},
        about=[f"modelbook.version:{version.pk}"],
    )
