from django.apps import AppConfig


class DiagnosisConfig(AppConfig):
    name = "kooperacje.diagnosis"
