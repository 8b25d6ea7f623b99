from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "kooperacje.agreements"

    def ready(self) -> None:
        from kooperacje.agreements import access

        access.register()
