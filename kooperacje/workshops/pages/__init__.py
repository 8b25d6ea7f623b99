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
)
from kooperacje.workshops.pages.wall import (
    phone_page,
    phones_page,
    wall_page,
    wall_screen,
)

__all__ = [
    "DivergencePage",
    "OperatorPage",
    "ProjectorPage",
    "QueuePage",
    "divergence_page",
    "list_page",
    "operator_page",
    "phone_page",
    "phones_page",
    "projector_page",
    "questions",
    "queue_page",
    "remark_url",
    "table_page",
    "table_url",
    "undo_page",
    "voice_page",
    "wall_page",
    "wall_screen",
]
