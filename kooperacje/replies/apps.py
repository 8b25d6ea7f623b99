from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RepliesConfig(AppConfig):
    name = "kooperacje.replies"

    def ready(self) -> None:
        from kooperacje.consultations.doors import Door, open_in_workspace, open_to_public
        from kooperacje.replies.access import may_read

        open_in_workspace(Door("replies", _("Replies to respondents"), "replies:list", after="uwagi"))
        open_to_public(
            Door("replies", _("Find the reply to your institution"), "replies:public", may=may_read)
        )
