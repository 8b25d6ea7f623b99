from django.apps import AppConfig


class DiagnosisConfig(AppConfig):
    name = "kooperacje.diagnosis"

    def ready(self) -> None:
        from kooperacje.diagnosis import datasets

        datasets.register()
