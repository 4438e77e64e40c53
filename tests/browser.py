"""browser.py BROWSER FOLDER PAGE: look at a page of -f html in a browser.

FOLDER is for what the browser keeps. The browser is steered through a pipe, with
the DevTools protocol. An assertion that fails is what is wrong with the page.
"""

import json
import os
import pathlib
import subprocess
import sys

CONTRAST = """
(() => {
    const canvas = document.createElement("canvas").getContext("2d");
    const light = (color) => {
        canvas.fillStyle = color;
        const parts = [1, 3, 5].map((i) => parseInt(canvas.fillStyle.slice(i, i + 2), 16) / 255)
            .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const behind = (element) => {
        for (; element; element = element.parentElement)
            if (getComputedStyle(element).backgroundColor !== "rgba(0, 0, 0, 0)")
                return getComputedStyle(element).backgroundColor;
        return "#ffffff";
    };
    let least = 21;
    for (const element of document.querySelectorAll("h1, h2, h3, p, a, code, pre, mark, span, li, select, label, output")) {
        const pair = [light(getComputedStyle(element).color), light(behind(element))];
        least = Math.min(least, (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05));
    }
    return least;
})()
"""


class Browser:
    """One page of a browser without a window."""

    def __init__(self, program, folder):
        command_out, self.commands = os.pipe()
        self.answers, answer_in = os.pipe()
        os.set_inheritable(command_out, True)
        os.set_inheritable(answer_in, True)
        # The browser reads commands from descriptor 3 and answers to 4.
        self.process = subprocess.Popen(
            [
                "sh",
                "-c",
                f'exec 3<&{command_out} 4>&{answer_in}; exec "$@"',
                "sh",
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--remote-debugging-pipe",
                f"--user-data-dir={folder}",
            ],
            pass_fds=(command_out, answer_in),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(command_out)
        os.close(answer_in)
        self.number, self.rest, self.events, self.session = 0, b"", [], None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in "Page", "Runtime", "Log", "Network":
            self.call(domain + ".enable")

    def message(self):
        """The next message."""
        while b"\0" not in self.rest:
            piece = os.read(self.answers, 1 << 20)
            assert piece, "the browser has ended"
            self.rest += piece
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **params):
        """Call a method and keep the events that come before its answer."""
        self.number += 1
        command = {"id": self.number, "method": method, "params": params}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.commands, json.dumps(command).encode() + b"\0")
        while True:
            message = self.message()
            if message.get("id") == self.number:
                assert "error" not in message, (method, message)
                return message["result"]
            self.events.append(message)

    def open(self, page):
        self.call("Page.navigate", url=pathlib.Path(page).resolve().as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())

    def value(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key):
        text = {"text": key} if len(key) == 1 else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def resize(self, width):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)

    def show(self, scheme, media="screen"):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)

    def close(self):
        self.process.terminate()
        self.process.wait()


VISIBLE = "document.querySelectorAll('.finding:not([hidden])').length"


def try_filter(browser, total):
    """By text, by rule, by a bar, by level; Escape shows all again."""
    assert browser.value(VISIBLE) == total
    browser.press("/")
    assert browser.value("document.activeElement.id") == "text"
    browser.call("Input.insertText", text="EURO")
    some = browser.value(VISIBLE)
    assert 0 < some < total, some
    assert browser.value("document.getElementById('shown').textContent") == f"{some} of {total} findings"
    browser.press("Escape")
    assert browser.value(VISIBLE) == total
    for bar in "rule", "file":
        browser.value("document.activeElement.blur()")
        browser.value(f"document.querySelector('button[data-{bar}]').click()")
        assert 0 < browser.value(VISIBLE) < total
        browser.press("Escape")
    browser.value("document.querySelector('input[value=error]').click()")
    assert browser.value("document.querySelectorAll('.finding.error:not([hidden])').length") == 0
    browser.press("Escape")
    assert browser.value(VISIBLE) == total


def try_keys(browser):
    browser.value("document.activeElement.blur()")
    for key, at in ("j", 0), ("j", 1), ("j", 2), ("k", 1):
        browser.press(key)
        focus = "[...document.querySelectorAll('.finding')].indexOf(document.activeElement)"
        assert browser.value(focus) == at, (key, at)


def try_looks(browser):
    """Nothing is wider than a phone or a desktop, all can be read in both schemes, and the form is not printed."""
    for scheme in "light", "dark":
        browser.show(scheme)
        contrast = browser.value(CONTRAST)
        assert contrast >= 4.5, (scheme, contrast)
    papers = set()
    for scheme in "light", "dark":
        browser.show(scheme)
        papers.add(browser.value("getComputedStyle(document.body).backgroundColor"))
    assert len(papers) == 2, papers
    for width in 320, 390, 1400:
        browser.resize(width)
        assert browser.value("document.documentElement.scrollWidth") <= width, width
    browser.show("dark", "print")
    assert browser.value("getComputedStyle(document.querySelector('form')).display") == "none"
    assert browser.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def try_safety(browser):
    """Nothing was fetched or run that is not the page's own."""
    for event in browser.events:
        method, params = event["method"], event["params"]
        assert method not in ("Page.javascriptDialogOpening", "Runtime.exceptionThrown", "Log.entryAdded"), event
        if method == "Network.requestWillBeSent":
            assert params["request"]["url"].endswith(".html"), event


def main(program, folder, page):
    browser = Browser(program, folder)
    try:
        browser.open(page)
        total = browser.value("document.querySelectorAll('.finding').length")
        assert total > 20
        try_filter(browser, total)
        try_keys(browser)
        try_looks(browser)
        try_safety(browser)
    finally:
        browser.close()


main(*sys.argv[1:])
