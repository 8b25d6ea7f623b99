from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RevisionsConfig(AppConfig):
    name = "kooperacje.revisions"

    def ready(self) -> None:
        from kooperacje.consultations.doors import (
            Door,
            open_beside_remark,
            open_in_workspace,
            open_to_public,
        )
        from kooperacje.modelbook.doors import open_door
        from kooperacje.revisions import access
        from kooperacje.revisions.pages import DOOR
        from kooperacje.revisions.telling import tell

        open_in_workspace(Door(DOOR, _("Next version"), "revisions:document", after="uwagi"))
        open_to_public(
            Door(DOOR, _("What changed in the document"), "revisions:changes", may=access.shows_changes)
        )
        open_beside_remark(DOOR, _("Its place and its edit in the next version"), "revisions:remark")
        open_door(DOOR, tell)
