"""Addresses of the room: what help there is, for everybody."""

from django.urls import path

from kooperacje.directory import views

app_name = "directory"
urlpatterns = [
    path("znajdz-pomoc/", views.front, name="front"),
    path("znajdz-pomoc/szukaj/", views.results, name="results"),
    path("znajdz-pomoc/mapa/", views.map_, name="map"),
    path("znajdz-pomoc/podpowiedzi/", views.hints, name="hints"),
    path("znajdz-pomoc/miejsca/", views.place_hints, name="place-hints"),
    path("znajdz-pomoc/usluga/<slug:key>/", views.card, name="card"),
    path("znajdz-pomoc/usluga/<slug:key>/kod.svg", views.code, name="code"),
    path("znajdz-pomoc/kto/<slug:key>/", views.provider, name="provider"),
    path("znajdz-pomoc/czego-brakuje/", views.lacks, name="lacks"),
    path("znajdz-pomoc/ulotka/<slug:category>/<slug:gmina>/", views.leaflet, name="leaflet"),
    path(
        "znajdz-pomoc/ulotka/<slug:category>/<slug:gmina>/ulotka.pdf", views.leaflet_pdf, name="leaflet-pdf"
    ),
    path("znajdz-pomoc/ramka/", views.frame, name="frame"),
    path("znajdz-pomoc/na-twojej-stronie/", views.widget, name="widget"),
    path("znajdz-pomoc/usluga/<slug:key>/popraw/", views.suggest, name="suggest"),
    path("znajdz-pomoc/dopisz-usluge/", views.suggest_new, name="suggest-new"),
]
