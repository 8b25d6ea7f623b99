"""Which version of which model a consultation is about, and what became of its text."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from kooperacje.base.actor import ANONYMOUS
from kooperacje.documents.tree import Section
from kooperacje.modelbook import queries as modelbook
from kooperacje.modelbook.models import ModelVersion
from kooperacje.modelbook.states import VersionState

ANCHOR = "redline"


def consulted_among(named: str | None, versions: Sequence[ModelVersion]) -> ModelVersion | None:
    """The version that the consultation names, by label or number; where it names none, the only one in consultation."""
    if named:
        by_label = [one for one in versions if one.label.casefold() == named.casefold()]
        by_number = [one for one in versions if str(one.number) == named]
        return next(iter([*by_label, *by_number]), None)
    candidates = [one for one in versions if one.state == VersionState.CONSULTED]
    return candidates[0] if len(candidates) == 1 else None


def following(consulted: ModelVersion, versions: Sequence[ModelVersion]) -> ModelVersion | None:
    """The version that was made of the consulted one: the first that continues it."""
    return min(
        (one for one in versions if one.predecessor_id == consulted.pk),
        key=lambda one: one.number,
        default=None,
    )


def public_pair(key: str, named: str | None) -> tuple[ModelVersion, ModelVersion] | None:
    """The consulted version and the next public one; None where either text is not known."""
    versions = modelbook.versions(ANONYMOUS, key)
    before = consulted_among(named, versions)
    after = following(before, versions) if before else None
    if before is None or after is None or not modelbook.all_have_text(before, after):
        return None
    return before, after


def section(key: str, named: str | None) -> Section | None:
    """What changed from the consulted version to the next public one, as part of a report."""
    pair = public_pair(key, named)
    if pair is None:
        return None
    before, after = pair
    title = _("What changed in the text: from “%(before)s” to “%(after)s”")
    labels = {"before": before.label, "after": after.label}
    return modelbook.redline_tree(before, after, anchor=ANCHOR, title=title % labels)
