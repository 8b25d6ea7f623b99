"""Addresses of the room. Who must, may and may not do what, on what legal basis."""

from django.urls import URLPattern, URLResolver, path

from kooperacje.competences import views

app_name = "competences"
_HERE = "kto-co-moze/instytucja/<slug:key>"
urlpatterns: list[URLPattern | URLResolver] = [
    path("kto-co-moze/", views.ask, name="ask"),
    path("kto-co-moze/bez-sladu/", views.ask_quietly, name="ask-quietly"),
    path("kto-co-moze/odpowiedz.<str:form>", views.answer_file, name="answer-file"),
    path("kto-co-moze/karty/", views.types, name="types"),
    path("kto-co-moze/karty/<slug:key>/", views.type_page, name="type"),
    path("kto-co-moze/karta/<uuid:ref>/", views.card, name="card"),
    path("kto-co-moze/karta/<uuid:ref>/sprawdz/", views.verify, name="card-verify"),
    path("kto-co-moze/porownanie/", views.compare, name="compare"),
    path("kto-co-moze/do-sprawdzenia/", views.check, name="check"),
    path("kto-co-moze/wczytaj-karty/", views.load, name="load"),
    path("kto-co-moze/wczytaj-karty/zapisz/", views.load_seen, name="load-seen"),
    path("kto-co-moze/sprawy/nowa/", views.new_matter, name="matter-new"),
    path(f"{_HERE}/", views.institution, name="institution"),
    path(f"{_HERE}/karta-kompetencji.<str:form>", views.institution_file, name="institution-file"),
    path(f"{_HERE}/potwierdz/<slug:part>/", views.confirm, name="confirm"),
    path(f"{_HERE}/karta/nowa/", views.new_own, name="own-new"),
    path(f"{_HERE}/karta/<uuid:ref>/zmien/", views.change_own, name="own-change"),
    path(f"{_HERE}/karta/<uuid:ref>/zakoncz/", views.end_own, name="own-end"),
    path(f"{_HERE}/osoba/nowa/", views.new_person, name="person-new"),
    path(f"{_HERE}/osoba/<uuid:ref>/zmien/", views.change_person, name="person-change"),
    path(f"{_HERE}/osoba/<uuid:ref>/zakoncz/", views.end_person, name="person-end"),
    path(f"{_HERE}/porozumienie/nowe/", views.new_agreement, name="agreement-new"),
    path(f"{_HERE}/porozumienie/<uuid:ref>/zmien/", views.change_agreement, name="agreement-change"),
    path(f"{_HERE}/porozumienie/<uuid:ref>/zakoncz/", views.end_agreement, name="agreement-end"),
    path("api/kompetencje/", views.api_description, name="api"),
    path("api/kompetencje/listy/", views.api_lists, name="api-lists"),
    path("api/kompetencje/karty/", views.api_cards, name="api-cards"),
    path("api/kompetencje/odpowiedz/", views.api_answer, name="api-answer"),
]
