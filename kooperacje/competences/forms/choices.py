"""What choice fields of several forms offer."""

from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kooperacje.competences import words
from kooperacje.competences.models import Matter
from kooperacje.competences.states import Group


def matter_choices(every: list[Matter]) -> list[tuple[str, Any]]:
    """Matters under their themes."""
    first = {matter.theme: number for number, matter in reversed(list(enumerate(every)))}
    ordered = sorted(every, key=lambda matter: (first[matter.theme], matter.position))
    return [
        (theme, [(matter.key, capfirst(words.matter_name(matter))) for matter in members])
        for theme, members in groupby(ordered, key=lambda matter: matter.theme)
    ]


def group_choices() -> list[tuple[str, str]]:
    return [("", _("everybody")), *((group.value, str(words.GROUPS[group])) for group in Group)]
