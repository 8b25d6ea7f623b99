from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnsweringConfig(AppConfig):
    name = "kooperacje.answering"

    def ready(self) -> None:
        from kooperacje.answering import access
        from kooperacje.answering.actions import forgetting
        from kooperacje.base.actor import Actor
        from kooperacje.base.decisions import Decision
        from kooperacje.consultations import keepers
        from kooperacje.consultations.doors import Door, open_in_workspace, open_to_public
        from kooperacje.consultations.models import Consultation

        def offered(actor: Actor, consultation: Consultation) -> Decision:
            return access.offered_to_all(consultation)

        access.register()
        keepers.register(forgetting.KEEPER)
        open_in_workspace(Door("answering", _("Answers from the web"), "answering:sent", after="odpowiedzi"))
        open_to_public(Door("answering", _("Answer this consultation"), "answering:open", may=offered))
