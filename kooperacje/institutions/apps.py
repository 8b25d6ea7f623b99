from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    name = "kooperacje.institutions"
