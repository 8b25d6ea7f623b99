from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "kooperacje.consultations"

    def ready(self) -> None:
        from kooperacje.consultations import conduct

        conduct.register()
