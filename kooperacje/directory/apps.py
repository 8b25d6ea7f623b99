from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "kooperacje.directory"

    def ready(self) -> None:
        from kooperacje.basket.changes import on_change
        from kooperacje.directory import indexing

        on_change(indexing.follow)
