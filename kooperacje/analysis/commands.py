"""Console: how good the proposed themes are, measured on the labelled sample that ships with us."""

import click
from django.utils.translation import gettext as _

from kooperacje.analysis.themes import sample
from kooperacje.analysis.themes.evaluating import Evaluation, Score, evaluate


@click.group()
def themes() -> None:
    """Themes proposed for remarks."""


@themes.command("evaluate")
def evaluate_themes() -> None:
    """Measure the proposals on the labelled sample by cross-validation. Every run prints the same numbers."""
    codebook = [theme.described() for theme in sample.codebook()]
    click.echo("\n".join(_told(evaluate(codebook, sample.coded()))))


def _told(found: Evaluation) -> list[str]:
    counts = {"remarks": found.remarks, "themes": found.themes, "folds": found.folds}
    return [
        _("Remarks: %(remarks)d (invented), themes: %(themes)d, folds: %(folds)d.") % counts,
        _(
            "Truth is the first coding. The settings were chosen on this sample, so new remarks may fare worse."
        ),
        "",
        _line("", _("codebook"), _("learned")),
        *(_line(label, cold, learned) for label, cold, learned in _rows(found.described, found.learned)),
        "",
        _("Two codings of people, by one hand, the second blind to the first:"),
        _line(_("macro F1"), "", _number(found.people_f1)),
        _line(_("Krippendorff's alpha"), "", _number(found.people_alpha)),
        "",
        _("Remarks near no theme: %(count)d.") % {"count": found.without_near},
    ]


def _rows(cold: Score, learned: Score) -> list[tuple[str, str, str]]:
    labels = (
        (_("right theme first"), "first"),
        (_("right theme among three"), "among_three"),
        (_("first one as either coding"), "either"),
        (_("macro F1"), "f1"),
        (_("Krippendorff's alpha, person and tool"), "alpha"),
    )
    return [(label, _number(getattr(cold, name)), _number(getattr(learned, name))) for label, name in labels]


def _line(label: str, cold: str, learned: str) -> str:
    return f"{label:<42}{cold:>16}{learned:>16}"


def _number(value: float) -> str:
    return f"{value:.3f}"
