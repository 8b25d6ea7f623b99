"""Addresses of the division of the country."""

from django.urls import path

from kooperacje.territory import views

app_name = "territory"
urlpatterns = [
    path("", views.division, name="division"),
    path("<slug:code>/", views.unit, name="unit"),
]
