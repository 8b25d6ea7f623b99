"""What came of it: conclusions with their sources, needs for support, next steps."""

from django.utils.translation import gettext as _

from kooperacje.consultations.exchange.schema import Conclusion, ConclusionGroup
from kooperacje.consultations.report.concept import listed
from kooperacje.consultations.report.naming import Material, not_stated
from kooperacje.documents.tree import Emphasis, NumberedList, Paragraph, Section
from kooperacje.documents.tree.blocks import Block
from kooperacje.documents.tree.inline import Rich


def conclusions(material: Material) -> Section:
    groups = material.value.conclusions
    if not groups:
        return Section(_("Conclusions"), "conclusions", (Paragraph(not_stated()),))
    sections = tuple(_group(material, number, group) for number, group in enumerate(groups, start=1))
    return Section(_("Conclusions"), "conclusions", sections=sections)


def _group(material: Material, number: int, group: ConclusionGroup) -> Section:
    blocks: list[Block] = []
    if group.questions:
        named = ", ".join(material.sources[f"question:{key}"] for key in group.questions)
        blocks.append(Paragraph(_("Answers: %(questions)s.") % {"questions": named}))
    if group.conclusions:
        blocks.append(NumberedList(tuple(_conclusion(material, c) for c in group.conclusions)))
    else:
        blocks.append(Paragraph(_("No conclusion in the source.")))
    return Section(group.title, f"conclusions-{number}", tuple(blocks))


def _conclusion(material: Material, conclusion: Conclusion) -> Rich:
    named = "; ".join(material.sources[source] for source in conclusion.sources) or not_stated()
    return conclusion.text, " ", Emphasis(_("Source: %(sources)s.") % {"sources": named})


def support(material: Material) -> Section:
    value = material.value
    return Section(
        _("Needs for support and next steps"),
        "support",
        sections=(
            Section(_("Topics"), "support-topics", (listed(value.support_topics, numbered=True),)),
            Section(_("Forms of support"), "support-forms", (listed(value.support_forms, numbered=True),)),
            Section(_("Next steps"), "next-steps", (listed(value.next_steps),)),
        ),
    )
