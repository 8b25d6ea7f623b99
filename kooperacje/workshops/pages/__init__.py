"""Pages of workshops, ready for the templates."""

from kooperacje.workshops.pages.summary import (
    DivergencePage,
    OperatorPage,
    ProjectorPage,
    QueuePage,
    divergence_page,
    operator_page,
    projector_page,
    queue_page,
    remark_url,
)
from kooperacje.workshops.pages.tables import (
    list_page,
    questions,
    table_page,
    table_url,
    undo_page,
    voice_page,
    wall_page,
)

__all__ = [
    "DivergencePage",
    "OperatorPage",
    "ProjectorPage",
    "QueuePage",
    "divergence_page",
    "list_page",
    "operator_page",
    "projector_page",
    "questions",
    "queue_page",
    "remark_url",
    "table_page",
    "table_url",
    "undo_page",
    "voice_page",
    "wall_page",
]
