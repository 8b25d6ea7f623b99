"""The pictures of a figure with their words, the same for every format."""

from dataclasses import dataclass

from kooperacje.documents.charts.draw import chart_svgs
from kooperacje.documents.labels import Labels
from kooperacje.documents.tree import Figure


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture; a chart that takes several says in ``alt`` and ``caption`` which one it is."""

    svg: str
    alt: str
    caption: str


def pictures(figure: Figure, labels: Labels) -> tuple[Picture, ...]:
    """The pictures of ``figure`` in order; nearly always one."""
    svgs = chart_svgs(figure.chart, labels)
    if len(svgs) == 1:
        return (Picture(svgs[0], figure.alt, figure.caption),)
    names = [f"({labels.part} {n} {labels.of} {len(svgs)})" for n in range(1, len(svgs) + 1)]
    return tuple(
        Picture(svg, f"{figure.alt} {name}", f"{figure.caption} {name}")
        for svg, name in zip(svgs, names, strict=True)
    )
