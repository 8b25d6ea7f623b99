"""What the model book may tell about a passage: who asked for its change, and how many remarks are about it."""

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacje.base.actor import Actor
from kooperacje.consultations import access
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.modelbook.doors import Mention
from kooperacje.modelbook.models import ModelVersion
from kooperacje.revisions import queries

A_PAGE = 25
"""Remarks on a page of the public list."""
LENGTH = 200


def tell(actor: Actor, version: ModelVersion) -> dict[str, tuple[Mention, ...]]:
    """For everybody only what was published, in the wording that was published."""
    found = queries.about(actor, version)
    if not found:
        return {}
    by_pk = {one.pk: one for one in found}
    inside = {one.pk for one in found if access.can(actor, access.WORK, one)}
    asked = queries.asked(found)
    numbers = queries.numbers([remark for _ref, remark in asked])
    mentions: dict[str, list[Mention]] = {}
    for ref, remark in asked:
        consultation = by_pk[remark.consultation_id]
        mentions.setdefault(ref, []).append(
            _asked(consultation, remark, numbers[remark.pk], consultation.pk in inside)
        )
    for (pk, ref), number in queries.told(found).items():
        mentions.setdefault(ref, []).append(_counted(by_pk[pk], number, pk in inside))
    return {ref: tuple(told) for ref, told in mentions.items()}


def _asked(consultation: Consultation, remark: Remark, number: int, inside: bool) -> Mention:
    label = _("remark %(number)d (%(title)s)") % {"number": number, "title": consultation.title}
    text = remark.text if inside else remark.public_text or remark.text
    if inside:
        url = reverse("revisions:remark", args=[consultation.slug, remark.key])
    else:
        page = (number - 1) // A_PAGE + 1
        url = f"{reverse('public:remarks', args=[consultation.slug])}?page={page}#u{number}"
    return Mention(label, Truncator(" ".join(text.split())).chars(LENGTH), url, asked=True)


def _counted(consultation: Consultation, number: int, inside: bool) -> Mention:
    label = ngettext(
        "%(number)d remark on this passage (%(title)s)",
        "%(number)d remarks on this passage (%(title)s)",
        number,
    )
    view = "revisions:document" if inside else "public:remarks"
    said = {"number": number, "title": consultation.title}
    return Mention(label % said, "", reverse(view, args=[consultation.slug]), asked=False)
