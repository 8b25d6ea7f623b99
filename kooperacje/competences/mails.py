"""The letter that reminds an institution to look at its cards and its staff."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.competences.states import Part
from kooperacje.institutions.models import Institution


def reminder(institution: Institution, parts: Sequence[Part], site: str) -> tuple[str, str]:
    """Subject and text. Names nobody but the institution."""
    address = site.rstrip("/") + reverse("competences:institution", args=[institution.key])
    asked = {
        Part.CARDS: _("- the cards of competence: what your institution must, may and may not do,"),
        Part.STAFF: _("- the persons in office: who can be reached, and who stands in for whom,"),
    }
    lines = [
        _("Good morning,"),
        "",
        _("please look whether these are still true for %(name)s:") % {"name": institution.name},
        *(asked[part] for part in parts),
        "",
        _("If they are, one press of a button confirms it. If something has changed, mend it there:"),
        address,
    ]
    return _("Is it still true? Cards and persons in office"), "\n".join(lines) + "\n"
