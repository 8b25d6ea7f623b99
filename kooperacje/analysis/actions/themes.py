"""What remarks are about, said by a person; the codebook to start from; new themes."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.analysis.actions.common import locked
from kooperacje.analysis.models import Confirmation
from kooperacje.analysis.queries import themes as queries
from kooperacje.analysis.themes import sample
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import Stance


@transaction.atomic
def confirm(
    consultation: Consultation,
    *,
    remark: str,
    themes: Sequence[str],
    stance: Stance | None,
    expected: int | None,
    by: Actor,
) -> None:
    """Say what the remark is about, in place of what stood, and whether it speaks for or against.

    `expected` is the remark's version that the form was opened with. Raises `Denied`, `NotThere`, `BadInput`, and
    `PartStale` when somebody saved the remark in between.
    """
    row = locked(consultation, by)
    themes = tuple(dict.fromkeys(themes))
    if not themes:
        raise BadInput([Fault("themes", _("Choose at least one theme."))])
    unknown = set(themes) - set(queries.codebook(row))
    if unknown:
        raise BadInput([Fault("themes", _("There is no such theme in this consultation."))])
    part, _version = rows.versioned(row, catalogue.REMARK, remark)
    (proposal,) = queries.model(row).propose([part.text])
    changed = part.model_copy(update={"themes": themes, "stance": stance})
    consultations.change(row, catalogue.REMARK, changed, expected=expected, by=by)
    Confirmation.objects.create(
        consultation=row,
        remark=remark,
        themes=list(themes),
        proposed=list(proposal.themes),
        person=by.account_id,
        confirmed_at=clock.now(),
    )


@transaction.atomic
def adopt_codebook(consultation: Consultation, *, by: Actor) -> int:
    """Add the themes of the codebook to start from that the consultation does not have; returns how many."""
    row = locked(consultation, by)
    known = queries.codebook(row)
    missing = [theme for theme in sample.codebook() if theme.key not in known]
    for theme in missing:
        part = schema.Theme(key=theme.key, title=theme.title, description=theme.description)
        consultations.add(row, catalogue.THEME, part, by=by)
    return len(missing)


@transaction.atomic
def open_theme(
    consultation: Consultation, *, title: str, description: str, remarks: Sequence[str], by: Actor
) -> str:
    """Add a theme and give it to these remarks, behind the themes that they have; returns its key."""
    row = locked(consultation, by)
    if not remarks:
        raise BadInput([Fault("remarks", _("Choose at least one remark."))])
    if not title.strip():
        raise BadInput([Fault("title", _("Give the theme a title."))])
    key = consultations.fresh_key(row, catalogue.THEME)
    part = schema.Theme(key=key, title=title.strip(), description=description.strip() or None)
    consultations.add(row, catalogue.THEME, part, by=by)
    found = rows.parts(rows.of(row, catalogue.REMARK).filter(key__in=remarks), catalogue.REMARK)
    about = {one.key: [*one.themes, key] for one in found}
    absent = [one for one in remarks if one not in about]
    consultations.set_themes(row, about | {one: [key] for one in absent}, by=by)
    now = clock.now()
    Confirmation.objects.bulk_create(
        Confirmation(consultation=row, remark=remark, themes=themes, person=by.account_id, confirmed_at=now)
        for remark, themes in about.items()
    )
    return key
