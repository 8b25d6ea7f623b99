from django.apps import AppConfig


class CompetencesConfig(AppConfig):
    name = "kooperacje.competences"
