"""In which state public pages are, in one query: a remembered page is given only while it is still so."""

from django.db.models import Count, Max

from kooperacje.diagnosis.models import Diagnosis
from kooperacje.diagnosis.states import PUBLIC


def listed() -> str:
    """The state of everything adopted."""
    public = Diagnosis.objects.filter(state__in=sorted(PUBLIC))
    return str(sorted(public.aggregate(number=Count("pk"), last=Max("changed_at")).items()))


def one(key: str, language: str) -> str:
    """The state of one diagnosis: it changes when a newer one takes its place."""
    found = Diagnosis.objects.filter(key=key).values_list("version", "changed_at").first()
    return f"{language} {found}"
