from django.apps import AppConfig


class OpendataConfig(AppConfig):
    name = "kooperacje.opendata"

    def ready(self) -> None:
        from kooperacje.basket import changes
        from kooperacje.opendata import indexing, published_lists

        changes.on_change(indexing.follow)
        published_lists.register_own()
