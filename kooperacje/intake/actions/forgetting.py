"""What came in loses its sender, its words and its original; that it came in, and what became of it, stays."""

from django.db.models import Case, F, Value, When
from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.consultations.keepers import Keeper
from kooperacje.consultations.models import Consultation
from kooperacje.files import actions as files
from kooperacje.intake import access, queries

NAMELESS = "–"


def remove(consultation: Consultation, by: Actor) -> int:
    """Empty every item and remove its files. The digest stays, so that the same thing does not come in anew."""
    found = queries.with_content(consultation)
    owners = [access.subject_of(item) for item in found.only("pk")]
    files.forget(owners)
    return found.update(
        name=NAMELESS,
        sender="",
        sender_name="",
        subject="",
        message_id="",
        reason=Case(When(reason="", then=Value("")), default=Value(NAMELESS)),
        content={},
        version=F("version") + 1,
    )


KEEPER = Keeper(
    "intake",
    _("messages and files that came in, with their senders"),
    lambda consultation: queries.with_content(consultation).count(),
    remove,
)
