"""The report in a real browser, where there is one: filter, sort, passages, keys, no request."""

import json
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from newsfacts.cli.app import app
from tests.cli.test_report_command import CLIPS, HOSTILE

CHROME = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROME and DRIVER), reason="no chromium with its driver")

STARTED_RE = re.compile(r"started successfully on port (\d+)")
ENTER, TAB = "\ue007", "\ue004"
SHOWN = "[...document.querySelectorAll('tr.figure')].filter(r => r.offsetParent !== null)"


class Page:
    """A page in a browser, over the WebDriver protocol."""

    def __init__(self, port: int) -> None:
        self._root = f"http://127.0.0.1:{port}"
        options = {
            "binary": CHROME,
            "args": ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"],
        }
        logs = {"browser": "ALL", "performance": "ALL"}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": logs}
        body = {"capabilities": {"alwaysMatch": wanted}}
        self._session = self._ask("POST", "/session", body)["sessionId"]

    def open(self, url: str) -> None:
        self.ask("POST", "/url", {"url": url})

    def run(self, script: str, *arguments: object) -> Any:
        body = {"script": script, "args": list(arguments)}
        return self.ask("POST", "/execute/sync", body)

    def shown(self) -> list[str]:
        """The figures of the rows that can be seen, from the top."""
        found: list[str] = self.run(f"return {SHOWN}.map(r => r.cells[0].textContent)")
        return found

    def press(self, *keys: str) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        body = {"actions": [{"type": "key", "id": "keys", "actions": actions}]}
        self.ask("POST", "/actions", body)

    def log(self, kind: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("POST", "/se/log", {"type": kind})
        return found

    def ask(self, method: str, path: str, body: object = None) -> Any:
        return self._ask(method, f"/session/{self._session}{path}", body)

    def close(self) -> None:
        self.ask("DELETE", "")

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._root + path, data, method=method)
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Page]:
    """A browser for all tests of this file."""
    command = [str(DRIVER), "--port=0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as driver:
        assert driver.stdout is not None
        try:
            started = (STARTED_RE.search(line) for line in driver.stdout)
            page = Page(int(next(match for match in started if match)[1]))
            yield page
            page.close()
        finally:
            driver.terminate()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on clippings some of which are hostile."""
    folder = tmp_path_factory.mktemp("report")
    for name, text in {**CLIPS, "evil.txt": HOSTILE}.items():
        (folder / name).write_text(text)
    made = folder / "r.html"
    for words in (["ingest", str(folder)], ["report", "-o", str(made)]):
        result = CliRunner().invoke(app, [*words, "--store", str(folder / "store")])
        assert result.exit_code == 0, result.stderr
    return made


@pytest.fixture
def page(browser: Page, report: Path) -> Page:
    """The report, freshly opened."""
    browser.open("about:blank")
    browser.open(report.as_uri())
    browser.log("browser")
    return browser


def test_words_filter_the_ledger(page: Page) -> None:
    every = page.shown()
    page.run(
        "const f = document.getElementById('find'); f.value = 'chad gao';"
        "f.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    some = page.shown()
    assert 0 < len(some) < len(every)
    said = page.run("return document.getElementById('count').textContent")
    assert said == f"{len(some)} of {len(every)} figures"


def test_choices_filter_the_ledger_and_clear_brings_all_back(page: Page) -> None:
    every = page.shown()
    page.run(
        "const s = document.getElementById('metric'); s.value = 'deaths';"
        "s.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert page.shown() == ["Some 20"]
    page.run("document.querySelector('#filters [type=reset]').click()")
    page.run("return new Promise(done => setTimeout(done))")
    assert page.shown() == every


def test_a_header_sorts_by_number_up_then_down(page: Page) -> None:
    def keys() -> list[float]:
        found: list[float] = page.run(f"return {SHOWN}.map(r => Number(r.cells[0].dataset.key))")
        return found

    page.run("document.querySelector('#ledger th button.sort').click()")
    assert keys() == sorted(keys())
    assert len(set(keys())) > 3
    header = "return document.querySelector('#ledger th').getAttribute('aria-sort')"
    assert page.run(header) == "ascending"
    page.run("document.querySelector('#ledger th button.sort').click()")
    assert keys() == sorted(keys(), reverse=True)
    assert page.run(header) == "descending"


def test_passages_stay_with_their_rows_when_sorted(page: Page) -> None:
    page.run("document.querySelectorAll('#ledger th button.sort')[2].click()")
    pairs = page.run(
        "return [...document.querySelectorAll('tr.figure')]"
        ".map(r => [r.id.slice(2), r.nextElementSibling.id.slice(2)])"
    )
    assert pairs
    assert all(one == other for one, other in pairs)


def test_a_figure_opens_its_passage_with_marks(page: Page) -> None:
    page.run("document.querySelector('button.open').click()")
    opened = page.run(
        "const b = document.querySelector('button.open');"
        "const p = document.getElementById(b.getAttribute('aria-controls'));"
        "return [b.textContent, b.getAttribute('aria-expanded'), p.hidden,"
        " p.querySelector('mark.focus').textContent, p.querySelectorAll('mark').length]"
    )
    assert opened[1:3] == ["true", False]
    assert opened[0] == opened[3]
    assert opened[4] > 1


def test_the_keyboard_opens_a_passage(page: Page) -> None:
    page.run("document.querySelector('button.open').focus()")
    page.press(ENTER)
    assert page.run("return document.activeElement.getAttribute('aria-expanded')") == "true"
    page.press(TAB)
    assert page.run("return document.activeElement.className") == "open"


def test_a_mark_of_a_chart_leads_to_its_row(page: Page) -> None:
    page.run(
        "return new Promise(done => {"
        "addEventListener('hashchange', () => setTimeout(done), {once: true});"
        "document.querySelector('.times a')"
        ".dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))})"
    )
    found = page.run(
        "const r = document.querySelector('tr.on');"
        "return [location.hash.slice(1), r && r.id, r && r.nextElementSibling.hidden]"
    )
    assert found[0] == found[1]
    assert found[2] is False


def test_all_passages_open_at_once(page: Page) -> None:
    page.run("document.getElementById('all').click()")
    assert page.run("return document.querySelectorAll('tr.passage[hidden]').length") == 0


@pytest.mark.parametrize("width", [320, 500, 1200])
def test_the_page_is_never_wider_than_the_window(page: Page, width: int) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 800}
    cdp = {"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics}
    page.ask("POST", "/goog/cdp/execute", cdp)
    wide = page.run("return document.documentElement.scrollWidth")
    clear = {"cmd": "Emulation.clearDeviceMetricsOverride", "params": {}}
    page.ask("POST", "/goog/cdp/execute", clear)
    assert wide <= width


def test_on_paper_the_ledger_is_a_table_and_on_a_telephone_a_list(page: Page) -> None:
    """A sheet of A4 is about 700 pixels wide: as narrow as a window that shows the list."""
    metrics = {"width": 700, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    cdp = {"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics}
    page.ask("POST", "/goog/cdp/execute", cdp)
    found = {}
    for media in ("print", "screen"):
        cdp = {"cmd": "Emulation.setEmulatedMedia", "params": {"media": media}}
        page.ask("POST", "/goog/cdp/execute", cdp)
        found[media] = page.run(
            "return ['tr.figure', '.sources tbody tr', '#filters']"
            ".map(name => getComputedStyle(document.querySelector(name)).display)"
        )
    for command in ("setEmulatedMedia", "clearDeviceMetricsOverride"):
        page.ask(
            "POST", "/goog/cdp/execute", {"cmd": f"Emulation.{command}", "params": {"media": ""}}
        )
    assert found == {
        "print": ["table-row", "table-row", "none"],
        "screen": ["grid", "grid", "flex"],
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_light_and_dark(page: Page, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    cdp = {"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}}
    page.ask("POST", "/goog/cdp/execute", cdp)
    ratios = page.run(
        """
        const light = (color) => {
          const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((each) => {
            const share = each / 255;
            return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const paper = light(getComputedStyle(document.body).backgroundColor);
        return ["body", ".quiet", "a", ".verdicts b", "thead th", "td small"].map((name) => {
          const element = document.querySelector(name);
          if (!element) return [name, 21];
          const ink = light(getComputedStyle(element).color);
          return [name, (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)];
        });
        """
    )
    assert [name for name, ratio in ratios if ratio < 4.5] == []


def test_nothing_is_asked_of_anybody_and_nothing_is_complained_of(
    browser: Page, report: Path
) -> None:
    browser.log("performance")
    browser.log("browser")
    browser.open("about:blank")
    browser.open(report.as_uri())
    browser.run("document.getElementById('all').click()")
    asked = [
        message["params"]["request"]["url"]
        for entry in browser.log("performance")
        if (message := json.loads(entry["message"])["message"])["method"]
        == "Network.requestWillBeSent"
    ]
    foreign = [url for url in asked if url != report.as_uri() and not url.startswith("data:")]
    assert foreign == []
    assert [entry["message"] for entry in browser.log("browser")] == []
    assert browser.run("return document.scripts.length") == 1
