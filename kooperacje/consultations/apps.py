from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "kooperacje.consultations"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from kooperacje.consultations import conduct, keepers
        from kooperacje.consultations.actions import forgetting
        from kooperacje.consultations.doors import Door, open_in_workspace

        conduct.register()
        for keeper in forgetting.KEEPERS:
            keepers.register(keeper)
        open_in_workspace(
            Door("masking", _("What the public sees"), "consultations:workspace-masking", after="uwagi")
        )
        open_in_workspace(
            Door("personal-data", _("Personal data"), "consultations:workspace-personal", after="wsparcie")
        )
