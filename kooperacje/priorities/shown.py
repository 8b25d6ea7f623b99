"""What the page of a team shows of its priorities."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.problems import NotThere
from kooperacje.partnership.beside import Beside, Shown, register
from kooperacje.partnership.models import Team
from kooperacje.priorities import access, queries, words


def register_all() -> None:
    register("priorities", Beside(gettext_lazy("Shared priorities"), _work, _public))


def _work(team: Team) -> str:
    return f"{reverse('priorities:rounds')}?zespol={team.key}"


def _public(team: Team) -> Shown | None:
    """The list adopted last, line by line with what the review found."""
    try:
        row = access.published_or_404(team.key)
    except NotThere:
        return None
    lines = (
        f"{one.title} ({words.OUTCOME[one.outcome][1]})" if one.outcome else one.title
        for one in queries.adopted(row)
    )
    note = _("What the institutions of the team do first, and how they chose it.")
    return Shown(tuple(lines), note, reverse("priorities:public", args=[team.key]))
