"""A subject such as `meeting:m2` in words."""

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.checks.finding import Sentence, said
from kooperacje.consultations.exchange.schema import Consultation
from kooperacje.consultations.numerals import roman

_LISTS = {
    "stage": ("stages", "title", _("stage %(roman)s, “%(name)s”")),
    "meeting": ("meetings", "title", _("meeting “%(name)s”")),
    "question": ("questions", "text", _("question %(number)d, “%(name)s”")),
    "notice": ("notices", "title", _("statement of dates “%(name)s”")),
    "remark": ("remarks", "text", _("remark %(number)d, “%(name)s”")),
    "channel": ("channels", "text", _("channel “%(name)s”")),
    "headcount": ("headcounts", "label", _("total “%(name)s”")),
}


def places(value: Consultation) -> dict[str, Sentence]:
    """Every subject that a check may name, in words."""
    named: dict[str, Sentence] = {"consultation": _("the whole consultation")}
    for kind, (field, attribute, words) in _LISTS.items():
        for number, part in enumerate(getattr(value, field), start=1):
            named[f"{kind}:{part.key}"] = said(
                words, number=number, roman=roman(number), name=_short(getattr(part, attribute))
            )
    for notice in value.notices:
        named[f"notice:{notice.key}:accepted"] = named[f"notice:{notice.key}"]
    institutions = {institution.key: institution.name for institution in value.institutions}
    for answer in value.answers:
        named[f"answer:{answer.key}"] = said(_("answer of “%(name)s”"), name=institutions[answer.institution])
    for group in value.conclusions:
        for conclusion in group.conclusions:
            words = _("conclusion “%(name)s” in “%(group)s”")
            named[f"conclusion:{conclusion.key}"] = said(
                words, name=_short(conclusion.text), group=group.title
            )
    return named


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(80)
