from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "kooperacje.intake"

    def ready(self) -> None:
        from kooperacje.intake import access

        access.register()
