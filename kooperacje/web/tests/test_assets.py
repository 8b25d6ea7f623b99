"""Static files: from packages or our own, none from elsewhere, and light."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import override_settings
from fontTools.ttLib import TTFont

from kooperacje.runtime.paths import ROOT
from kooperacje.web import assets

BUDGET_BYTES = 150_000


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("static")
    with override_settings(DATA=folder, STATIC_ROOT=folder / "static"):
        assert assets.build_assets() is True
        yield folder


def test_an_unchanged_set_is_not_built_again(built):
    assert assets.build_assets() is False


def finders_text(name):
    return Path(finders.find(name)).read_text()


def test_only_the_named_files_of_a_package_are_served(built):
    assert finders.find("vendor/bootstrap-reboot.min.css")
    assert not finders.find("vendor/bootstrap.min.css")
    assert not (built / "static" / "vendor" / "bootstrap.min.css").exists()
    assert (built / "static" / "vendor" / "bootstrap-reboot.min.css").exists()


def test_the_font_has_every_letter_and_weight(built):
    for name, needed in (
        ("inter.woff2", assets.POLISH + assets.SIGNS),
        ("inter-cyrillic.woff2", assets.UKRAINIAN),
    ):
        font = TTFont(built / "assets" / name, lazy=False)
        letters = font.getBestCmap()
        assert [char for char in needed if ord(char) not in letters] == []
        assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes] == [
            ("wght", 400, 700)
        ]


def test_who_reads_no_ukrainian_fetches_no_letters_of_it(built):
    latin = TTFont(built / "assets" / "inter.woff2", lazy=False).getBestCmap()
    assert not set(map(ord, assets.UKRAINIAN)) & set(latin)
    assert "U+0400-04FF" in finders_text("web/tokens.css")


def test_the_first_page_is_light(built, client, db):
    page = client.get("/").content
    names = re.findall(r'(?:href|src)="/static/([^"]*)"', page.decode())
    assert "django_htmx/htmx-2.min.js" in names
    parts = {name: (built / "static" / name).read_bytes() for name in {*names, "fonts/inter.woff2"}}
    sizes = {
        name: len(data if name.endswith(".woff2") else gzip.compress(data)) for name, data in parts.items()
    }
    assert len(gzip.compress(page)) + sum(sizes.values()) < BUDGET_BYTES, sizes


def sources(*suffixes):
    return [
        path
        for path in (ROOT / "kooperacje").rglob("*")
        if path.suffix in suffixes and "tests" not in path.relative_to(ROOT).parts
    ]


@pytest.mark.parametrize(
    "path", sources(".html"), ids=lambda path: str(path.relative_to(ROOT / "kooperacje"))
)
def test_a_template_has_no_inline_style_or_script(path):
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=|hx-on|javascript:", text)
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", text))
    assert not re.search(r"(src|<link[^>]*href)=[\"'](https?:)?//", text)


@pytest.mark.parametrize("path", sources(".css"), ids=lambda path: path.name)
def test_style_sheets_load_nothing_from_elsewhere(path):
    assert not re.search(r"url\([\"']?(https?:)?//|@import", path.read_text())
