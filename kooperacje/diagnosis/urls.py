"""Addresses of the room. Local diagnosis: needs and resources of a gmina or powiat as data."""

from django.urls import URLPattern, URLResolver, path

from kooperacje.diagnosis.views import findings, matter, numbers

WORK = "praca/diagnozy/"
ONE = f"{WORK}<slug:key>/"

app_name = "diagnosis"
urlpatterns: list[URLPattern | URLResolver] = [
    path("diagnozy/", matter.public_list, name="public-list"),
    path("diagnozy/<slug:key>/", matter.public, name="public"),
    path("diagnozy/<slug:key>/<str:name>", matter.public_file, name="public-file"),
    path(WORK, matter.listing, name="list"),
    path(f"{WORK}nowa/", matter.new, name="new"),
    path(ONE, matter.overview, name="overview"),
    path(f"{ONE}zmien/", matter.change, name="change"),
    path(f"{ONE}stan/", matter.move, name="move"),
    path(f"{ONE}przyjmij/", matter.adopt, name="adopt"),
    path(f"{ONE}sprawdzenie/", matter.check, name="check"),
    path(f"{ONE}dokument/", matter.document, name="document"),
    path(f"{ONE}dokument/diagnoza.<str:form>", matter.document_file, name="document-file"),
    path(f"{ONE}wskazniki/", numbers.listing, name="indicators"),
    path(f"{ONE}wskazniki/nowy/", numbers.new, name="new-indicator"),
    path(f"{ONE}wskazniki/porownanie/", numbers.comparison, name="comparison"),
    path(f"{ONE}wskazniki/wartosci.<str:form>", numbers.export, name="export"),
    path(f"{ONE}wskazniki/tabela/", numbers.upload, name="import"),
    path(f"{ONE}wskazniki/tabela/wzor.csv", numbers.template, name="import-template"),
    path(f"{ONE}wskazniki/tabela/<uuid:ref>/", numbers.preview, name="import-preview"),
    path(f"{ONE}wskazniki/tabela/<uuid:ref>/wczytaj/", numbers.load, name="import-load"),
    path(f"{ONE}wskazniki/tabela/<uuid:ref>/odrzuc/", numbers.discard, name="import-discard"),
    path(f"{ONE}wskazniki/wartosc/<uuid:ref>/usun/", numbers.remove, name="remove-value"),
    path(f"{ONE}wskazniki/<slug:indicator>/", numbers.one, name="indicator"),
    path(f"{ONE}zasoby/", findings.listing, {"part": "zasoby"}, name="resources"),
    path(f"{ONE}zasoby/nowy/", findings.new, {"part": "zasoby"}, name="new-resource"),
    path(f"{ONE}zasoby/<uuid:ref>/", findings.change, {"part": "zasoby"}, name="resource"),
    path(f"{ONE}problemy/", findings.listing, {"part": "problemy"}, name="problems"),
    path(f"{ONE}problemy/nowy/", findings.new, {"part": "problemy"}, name="new-problem"),
    path(f"{ONE}problemy/<uuid:ref>/", findings.change, {"part": "problemy"}, name="problem"),
    path(f"{ONE}problemy/<uuid:ref>/gminy/", findings.places, name="places"),
    path(f"{ONE}wnioski/", findings.listing, {"part": "wnioski"}, name="statements"),
    path(f"{ONE}wnioski/nowe/", findings.new, {"part": "wnioski"}, name="new-statement"),
    path(f"{ONE}wnioski/<uuid:ref>/", findings.change, {"part": "wnioski"}, name="statement"),
    path(f"{ONE}<slug:part>/<uuid:ref>/usun/", findings.remove, name="remove"),
    path(f"{ONE}<slug:part>/<uuid:ref>/dowod/", findings.prove, name="prove"),
]
