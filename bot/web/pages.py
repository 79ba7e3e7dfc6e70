"""The one small page that a link opens for people: readable on a phone, nothing loaded from anywhere."""

from collections.abc import Mapping
from html import escape

from starlette.responses import HTMLResponse, Response

PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>body{{font:1.05rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}}
label,input,button{{display:block;width:100%;margin:.4rem 0;font:inherit}}button{{padding:.6rem}}</style>
<h1>{title}</h1>{content}</html>"""


def page(title: str, content: str, headers: Mapping[str, str], status: int = 200) -> Response:
    """A page of markup under a title."""
    return HTMLResponse(PAGE.format(title=escape(title), content=content), status, headers=dict(headers))
