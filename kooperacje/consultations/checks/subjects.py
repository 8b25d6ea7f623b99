"""A subject such as `meeting:m2` in words."""

from collections.abc import Collection

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from kooperacje.consultations import published
from kooperacje.consultations.checks.finding import Sentence, said
from kooperacje.consultations.exchange.schema import Consultation
from kooperacje.consultations.numerals import roman

_LISTS = {
    "stage": ("stages", "title", _("stage %(roman)s, “%(name)s”")),
    "meeting": ("meetings", "title", _("meeting “%(name)s”")),
    "question": ("questions", "text", _("question %(number)d, “%(name)s”")),
    "notice": ("notices", "title", _("statement of dates “%(name)s”")),
    "remark": ("remarks", "text", _("remark %(number)d, “%(name)s”")),
    "change": ("changes", "key", _("change %(number)d")),
    "channel": ("channels", "text", _("channel “%(name)s”")),
    "headcount": ("headcounts", "label", _("total “%(name)s”")),
}


def places(value: Consultation, wanted: Collection[str]) -> dict[str, Sentence]:
    """The subjects that are wanted, in words: a check names few of thousands of remarks."""
    # Findings are printed in the report, so they name a masked remark by its published wording.
    value = published.consultation(value)
    named: dict[str, Sentence] = {"consultation": _("the whole consultation")}
    for kind, (field, attribute, words) in _LISTS.items():
        for number, part in enumerate(getattr(value, field), start=1):
            if (subject := f"{kind}:{part.key}") in wanted:
                named[subject] = said(
                    words, number=number, roman=roman(number), name=_short(getattr(part, attribute))
                )
    for notice in value.notices:
        if (subject := f"notice:{notice.key}:accepted") in wanted:
            named[subject] = said(_LISTS["notice"][2], name=_short(notice.title))
    return named | _answers(value, wanted) | _conclusions(value, wanted)


def _answers(value: Consultation, wanted: Collection[str]) -> dict[str, Sentence]:
    institutions = {institution.key: institution.name for institution in value.institutions}
    return {
        f"answer:{answer.key}": said(_("answer of “%(name)s”"), name=institutions[answer.institution])
        for answer in value.answers
        if f"answer:{answer.key}" in wanted
    }


def _conclusions(value: Consultation, wanted: Collection[str]) -> dict[str, Sentence]:
    words = _("conclusion “%(name)s” in “%(group)s”")
    return {
        f"conclusion:{conclusion.key}": said(words, name=_short(conclusion.text), group=group.title)
        for group in value.conclusions
        for conclusion in group.conclusions
        if f"conclusion:{conclusion.key}" in wanted
    }


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(80)
