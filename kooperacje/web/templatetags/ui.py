"""`{% load ui %}`: the components for templates. What each does stands in `kooperacje/web/components/`."""

from django.template import Library

from kooperacje.web.components import blocks, comparison, controls, forms, keeping, marks, remarks, ways

register = Library()

for plain in (
    marks.icon,
    marks.status,
    marks.period,
    forms.field,
    forms.error_summary,
    blocks.fact,
    blocks.task,
    blocks.stat,
    ways.breadcrumbs,
    ways.subnav,
    comparison.comparison,
    remarks.remark_lines,
    remarks.remark_rows,
):
    register.simple_tag(plain)

for knowing in (controls.button, controls.link_button, controls.action_button, ways.pagination):
    register.simple_tag(knowing, takes_context=True)

for holder in (
    blocks.callout,
    blocks.panel,
    blocks.details,
    blocks.facts,
    blocks.fact_block,
    blocks.tasks,
    blocks.timeline,
    blocks.step,
    blocks.stats,
    blocks.empty,
):
    register.simple_block_tag(holder)

for holder_knowing in (blocks.table, ways.filterbar):
    register.simple_block_tag(holder_knowing, takes_context=True)

register.tag("once", keeping.once)
register.filter(marks.stated)
register.filter(marks.day)
register.filter(marks.moment)
