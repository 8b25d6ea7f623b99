"""Becomes a sample person over HTTP, as a visitor of the demonstration does; gives the cookies to measure with."""

import http.cookiejar
import re
import urllib.parse
import urllib.request


def cookies_of(port: int, name: str) -> str:
    """The Cookie header of a session in which one is the person with this name."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    site = f"http://127.0.0.1:{port}"
    page = opener.open(f"{site}/demo/").read().decode()
    for form in re.findall(r"<form.*?</form>", page, re.DOTALL):
        if name in form:
            action = re.search(r'action="([^"]+)"', form)
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
            if action and token:
                data = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1]}).encode()
                opener.open(urllib.request.Request(f"{site}{action[1]}", data, {"Referer": f"{site}/demo/"}))
                return "; ".join(
                    f"{cookie.name}={cookie.value}" for cookie in jar if cookie.name != "messages"
                )
    raise SystemExit(f"bench: {name} is not among the sample people")
