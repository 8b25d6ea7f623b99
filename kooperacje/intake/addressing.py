"""For which consultation is this message? By the form in it, by what it names, or because only one takes answers."""

import re
from collections.abc import Iterator

from django.db.models import QuerySet

from kooperacje.consultations.access import EDITABLE_STATES
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
from kooperacje.documents.answerform import Unreadable, identifier_of
from kooperacje.notices.incoming import Incoming

TAKING = frozenset({ConsultationState.RUNNING, ConsultationState.SUMMING_UP})
"""In which answers, late ones too, may come in without being announced by name."""
_SLUG = re.compile(r"(?<![a-z0-9-])[a-z0-9][a-z0-9-]{0,63}(?![a-z0-9-])")
FORMS_LOOKED_AT = 5


def meant(message: Incoming) -> Consultation | None:
    """The consultation that the message is for; None where that is not sure, and then a person decides."""
    known = _by_slug(Consultation.objects.filter(state__in=sorted(EDITABLE_STATES)))
    for slug in _named(message):
        if slug in known:
            return known[slug]
    taking = [consultation for consultation in known.values() if consultation.state in TAKING]
    return taking[0] if len(taking) == 1 else None


def _by_slug(found: QuerySet[Consultation]) -> dict[str, Consultation]:
    return {one.slug: one for one in found.select_related("organiser").order_by("slug")}


def _named(message: Incoming) -> Iterator[str]:
    """Identifiers in the forms that came along, in the address after a plus, in the subject and in the text."""
    forms = [file for file in message.attachments if file.name.lower().endswith(".docx")]
    for file in forms[:FORMS_LOOKED_AT]:
        try:
            yield identifier_of(file.content)
        except Unreadable:
            continue
    for address in message.recipients:
        yield address.partition("@")[0].partition("+")[2]
    yield from _SLUG.findall(message.subject.lower())
    yield from re.findall(r"identyfikator konsultacji:\s*([a-z0-9][a-z0-9-]{0,63})", message.text.lower())
