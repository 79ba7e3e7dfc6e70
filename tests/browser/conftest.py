"""A demo of its own process and Chromium, for tests that look at the page as a person does."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/playground")
PATIENCE = 10_000


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a freshly started demo shows its page."""
    command = [sys.executable, "-m", "bot", "demo", "--no-browser"]
    environment = {**os.environ, "BOT_WEB_PORT": "0", "PYTHONPATH": str(ROOT)}
    demo = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=ROOT)
    assert demo.stderr is not None
    try:
        yield next(found.group() for found in map(ADDRESS.search, demo.stderr) if found)
    finally:
        demo.terminate()
        demo.communicate(timeout=20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    if CHROMIUM is None and os.environ.get("CI") != "true":
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield found
        found.close()


def opened(context: BrowserContext, address: str) -> Page:
    """The page, once it has loaded what it shows."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    return page


@pytest.fixture
def desktop(browser: Browser, address: str) -> Iterator[Page]:
    """The page on a desk."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield opened(context, address)
    context.close()


@pytest.fixture
def mobile(browser: Browser, address: str) -> Iterator[Page]:
    """The page on a small phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    yield opened(context, address)
    context.close()
