"""Every write of models, versions and passages."""

from kooperacje.modelbook.actions.documents import (
    Imported,
    Target,
    discard_document,
    import_document,
    stage_document,
)
from kooperacje.modelbook.actions.lineage import confirm_matches, settle_lineage
from kooperacje.modelbook.actions.loading import Loaded, load_definition
from kooperacje.modelbook.actions.passages import add_passage, change_passage, move_passage, remove_passage
from kooperacje.modelbook.actions.versions import (
    approve,
    create_version,
    derive_version,
    ensure_model,
    put_up_for_consultation,
    set_definition,
)

__all__ = [
    "Imported",
    "Loaded",
    "Target",
    "add_passage",
    "approve",
    "change_passage",
    "confirm_matches",
    "create_version",
    "derive_version",
    "discard_document",
    "ensure_model",
    "import_document",
    "load_definition",
    "move_passage",
    "put_up_for_consultation",
    "remove_passage",
    "set_definition",
    "settle_lineage",
    "stage_document",
]
