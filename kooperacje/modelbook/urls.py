"""Addresses of the model book."""

from django.urls import path

from kooperacje.modelbook import views

app_name = "modelbook"
urlpatterns = [
    path("modele/", views.models, name="models"),
    path("modele/wczytaj/", views.upload, name="upload"),
    path("modele/wczytaj/<uuid:ref>/", views.preview, name="upload-preview"),
    path("modele/wczytaj/<uuid:ref>/zapisz/", views.load, name="upload-load"),
    path("modele/wczytaj/<uuid:ref>/wyrzuc/", views.discard, name="upload-discard"),
    path("modele/<slug:key>/", views.version, name="model"),
    path("modele/<slug:key>/<int:number>/", views.version, name="version"),
    path("modele/<slug:key>/<int:before>/roznice/<int:after>/", views.difference, name="difference"),
    path(
        "modele/<slug:key>/<int:before>/roznice/<int:after>/zmiany.docx",
        views.difference_file,
        name="difference-file",
    ),
    path("modele/<slug:key>/<int:number>/model.docx", views.version_file, name="version-file"),
    path("modele/<slug:key>/<int:number>/fragment/<slug:ref>/", views.passage, name="passage"),
    path("modele/<slug:key>/<int:before>/zgodnosc/<int:after>/", views.matches, name="matches"),
]
