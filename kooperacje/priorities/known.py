"""What the rooms below know that may become a proposal: problems of a diagnosis, gaps of the basket, themes of remarks."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.basket.models import Gap
from kooperacje.basket.states import GapState
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import changes as consultations
from kooperacje.consultations.states import ConsultationState
from kooperacje.diagnosis import queries as diagnosis
from kooperacje.partnership.models import Team
from kooperacje.priorities.offers import Kind, Offer, register
from kooperacje.territory import pages as territory
from kooperacje.territory.models import Unit

MOST = 50


def register_all() -> None:
    register(
        Kind(
            "diagnosis.problem",
            gettext_lazy("Problems of the local diagnosis"),
            gettext_lazy("Problem of the local diagnosis"),
            problems,
        )
    )
    register(
        Kind(
            "basket.gap",
            gettext_lazy("Gaps of the basket of services"),
            gettext_lazy("Gap of the basket of services"),
            gaps,
        )
    )
    register(
        Kind(
            "consultations.theme",
            gettext_lazy("Themes of consultations"),
            gettext_lazy("Theme of a consultation"),
            themes,
            gettext_lazy("remarks"),
        )
    )


def units(team: Team) -> list[Unit]:
    """The territory of the team."""
    return [area.territory for area in team.areas.select_related("territory").order_by("territory__code")]


def problems(team: Team) -> Iterator[Offer]:
    """The gravest first; a problem of a powiat is offered once."""
    seen = set()
    for unit in units(team):
        for need in diagnosis.problems(unit):
            if need.id not in seen:
                seen.add(need.id)
                scale = _("severity %(scale)s of 5") % {"scale": need.scale} if need.scale else ""
                detail = ", ".join(filter(None, (scale, f"{need.diagnosis} ({need.year})")))
                yield Offer(str(need.id), need.name, detail, need.url)


def gaps(team: Team) -> Iterator[Offer]:
    """Open gaps of the territory that the public may know, or that a member keeps."""
    codes = [unit.code for unit in units(team)]
    found = Gap.objects.exclude(state__in=[GapState.CLOSED.value, GapState.DISMISSED.value]).filter(
        is_public=True
    )
    for gap in found.select_related("territory").order_by("title", "key"):
        if any(gap.territory.code.startswith(code) or code.startswith(gap.territory.code) for code in codes):
            yield Offer(gap.key, gap.title, territory.label(gap.territory), reverse("directory:lacks"))


def themes(team: Team) -> Iterator[Offer]:
    """Themes of published consultations with how many remarks each has; the most frequent first."""
    published = Consultation.objects.filter(state=ConsultationState.PUBLISHED.value)
    found = [
        Offer(
            f"{one.slug}/{theme.key}",
            theme.title,
            one.title,
            reverse("public:consultation", args=[one.slug]),
            theme.remarks,
        )
        for one in published.order_by("-published_on", "slug")[:5]
        for theme in consultations.themes(one)
        if theme.remarks
    ]
    yield from sorted(found, key=lambda offer: (-(offer.count or 0), offer.label, offer.ref))[:MOST]
