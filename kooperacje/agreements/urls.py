"""Addresses of the room. Documents that institutions adopt and sign: drafts, versions, signatures, terms."""

from django.urls import path

from kooperacje.agreements import views

app_name = "agreements"
urlpatterns = [
    path("dokumenty/", views.papers, name="list"),
    path("dokumenty/nowy/", views.new, name="new"),
    path("dokumenty/sprawdz/", views.verify, name="verify"),
    path("dokumenty/do-podpisu/", views.waiting, name="waiting"),
    path("dokumenty/<uuid:ref>/", views.detail, name="detail"),
    path("dokumenty/<uuid:ref>/ustawienia/", views.settings, name="settings"),
    path("dokumenty/<uuid:ref>/tresc/", views.write, name="write"),
    path("dokumenty/<uuid:ref>/z-danych/", views.make_anew, name="make-anew"),
    path("dokumenty/<uuid:ref>/nowa-wersja/", views.new_version, name="new-version"),
    path("dokumenty/<uuid:ref>/odnow/", views.renew, name="renew"),
    path("dokumenty/<uuid:ref>/aneks/", views.annex, name="annex"),
    path("dokumenty/<uuid:ref>/do-podpisu/", views.send, name="send"),
    path("dokumenty/<uuid:ref>/cofnij/", views.take_back, name="take-back"),
    path("dokumenty/<uuid:ref>/przyjecie/", views.adopt, name="adopt"),
    path("dokumenty/<uuid:ref>/wycofanie/", views.withdraw, name="withdraw"),
    path("dokumenty/<uuid:ref>/wersje/<int:number>/", views.version, name="version"),
    path("dokumenty/<uuid:ref>/wersje/<int:number>.<str:form>", views.version_file, name="version-file"),
    path("dokumenty/<uuid:ref>/wersje/<int:number>/podpisy/", views.signatures, name="signatures"),
    path("dokumenty/<uuid:ref>/wersje/<int:number>/podpis/", views.sign, name="sign"),
    path("dokumenty/<uuid:ref>/wersje/<int:number>/zgoda/<uuid:institution>/", views.consent, name="consent"),
    path("dokumenty/<uuid:ref>/wersje/<int:number>/kto/", views.ask, name="ask"),
    path("dokumenty/<uuid:ref>/podpis/<uuid:signature>/wycofaj/", views.unsign, name="unsign"),
    path("dokumenty/<uuid:ref>/roznice/<int:before>/<int:after>/", views.difference, name="difference"),
    path("dokumenty/<uuid:ref>/roznice/<int:before>/<int:after>.docx", views.tracked, name="tracked"),
]
