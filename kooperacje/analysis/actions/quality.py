"""Samples coded a second time, blind."""

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.analysis import access
from kooperacje.analysis.actions.common import locked
from kooperacje.analysis.models import Coding, Drawn, Sample
from kooperacje.analysis.queries import quality
from kooperacje.analysis.queries import themes as queries
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations.models import Consultation, Remark

FEWEST, MOST = 10, 500


@transaction.atomic
def draw(consultation: Consultation, *, size: int, by: Actor) -> Sample:
    """Draw remarks that have a theme, to be coded again; with fewer than `size` of them, all.

    What the tool proposes for them is asked now, of a model that has never seen them.
    """
    row = locked(consultation, by)
    if not FEWEST <= size <= MOST:
        told = _("A sample has between %(fewest)d and %(most)d remarks.") % {"fewest": FEWEST, "most": MOST}
        raise BadInput([Fault("size", told)])
    first = quality.themed(row)
    if len(first) < FEWEST:
        told = _("At least %(fewest)d remarks must have a theme first.") % {"fewest": FEWEST}
        raise BadInput([Fault("size", told)])
    sample = Sample(consultation=row, drawn_at=clock.now(), drawn_by=by.account_id)
    keys = quality.order(sample.pk, list(first))[:size]
    sample.size = len(keys)
    sample.save()
    texts = dict(Remark.objects.filter(consultation=row, key__in=keys).values_list("key", "text"))
    proposals = queries.apart(row, keys).propose([texts[key] for key in keys])
    Drawn.objects.bulk_create(
        Drawn(sample=sample, place=place, remark=key, first=first[key], proposed=list(proposal.themes))
        for place, (key, proposal) in enumerate(zip(keys, proposals, strict=True), start=1)
    )
    return sample


@transaction.atomic
def code(sample: Sample, *, remark: str, theme: str, by: Actor) -> None:
    """Give a drawn remark its main theme, as a further coder. Coding it again replaces one's own earlier word.

    Raises `Denied` also for who has confirmed the themes of this remark: that is the first coding.
    """
    row = locked(sample.consultation, by)
    one = Drawn.objects.filter(sample=sample, remark=remark).first()
    if one is None or by.account_id is None:
        raise NotThere
    access.may_code(by, queries.confirmed_by(row, by.account_id), remark).require()
    if theme not in queries.codebook(row):
        raise BadInput([Fault("theme", _("There is no such theme in this consultation."))])
    Coding.objects.update_or_create(
        drawn=one, coder=by.account_id, defaults={"theme": theme, "coded_at": clock.now()}
    )
