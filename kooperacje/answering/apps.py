from django.apps import AppConfig


class AnsweringConfig(AppConfig):
    name = "kooperacje.answering"
