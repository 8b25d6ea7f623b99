"""Addresses of the register of institutions."""

from django.urls import path

from kooperacje.institutions import views

app_name = "institutions"
urlpatterns = [
    path("", views.listing, name="list"),
    path("nowa/", views.new, name="new"),
    path("wczytaj/", views.upload, name="import"),
    path("wczytaj/wzor.csv", views.import_template, name="import-template"),
    path("wczytaj/<uuid:ref>/", views.preview, name="import-preview"),
    path("wczytaj/<uuid:ref>/zapisz/", views.load, name="import-load"),
    path("wczytaj/<uuid:ref>/odrzuc/", views.discard, name="import-discard"),
    path("<slug:key>/", views.detail, name="detail"),
    path("<slug:key>/zmien/", views.change, name="change"),
    path("<slug:key>/zamknij/", views.close, name="close"),
    path("<slug:key>/otworz/", views.reopen, name="reopen"),
    path("<slug:key>/kontakt/", views.add_contact, name="add-contact"),
    path("<slug:key>/kontakt/<uuid:ref>/usun/", views.remove_contact, name="remove-contact"),
    path("<slug:key>/jednostka/", views.add_unit, name="add-unit"),
    path("<slug:key>/jednostka/<uuid:ref>/zamknij/", views.close_unit, name="close-unit"),
    path("<slug:key>/obszar/", views.areas, name="areas"),
]
