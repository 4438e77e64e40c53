"""formats.py FORMAT OUT FINDINGS: look at a report as its readers do.

OUT is what the format wrote, FINDINGS the same findings as jsonl. An assertion
that fails is what is wrong with it.
"""

import base64
import collections
import hashlib
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree

UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def read(path):
    """The text of a report, which is UTF-8 that a terminal may be given."""
    text = pathlib.Path(path).read_bytes().decode("utf-8")
    unsafe = UNSAFE.search(text.replace("\t", "") if "<pre>" in text else text)
    assert not unsafe, f"unsafe {unsafe.group()!a} at {unsafe.start()}"
    return text


def lines_of(text, findings):
    lines = text.splitlines()
    places = [line for line in lines if re.search(r":\d+:\d+: (error|warning|info|note): .* \[\S+\]$", line)]
    assert len(places) == len(findings), (len(places), len(findings))
    assert not [line for line in lines if line.startswith("::")]


def json_of(text, findings):
    report = json.loads(text)
    assert len(report["findings"]) == len(findings)
    assert report["notices"]


def jsonl_of(text, findings):
    assert [json.loads(line) for line in text.splitlines()] == findings


def line_prints(path):
    """What GitHub gives each line of a file as primaryLocationLineHash.

    GitHub rolls a hash along; this is its definition: the 100 UTF-16 units from
    the start of the line on, without blanks, are digits to the base 37.
    """
    text = re.sub("\r\n?", "\n", path.read_bytes().decode("utf-8", errors="replace"))
    text = re.sub("[ \t]", "", text) + "\uffff"
    prints, seen = [], collections.Counter()
    for line in re.finditer("^.|(?<=\n).", text, re.DOTALL):
        units = text[line.start() :][:100].encode("utf-16-le").ljust(200, b"\0")
        digits = [units[i] | units[i + 1] << 8 for i in range(0, 200, 2)]
        value = 0
        for digit in digits:
            value = (value * 37 + digit) % 2**64
        seen[value] += 1
        prints.append(f"{value:x}:{seen[value]}")
    return prints


def sarif_of(text, findings):
    run = json.loads(text)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(findings)
    prints = collections.Counter()
    for result, finding in zip(run["results"], findings):
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri), uri
        name = "./" + urllib.parse.unquote(uri, errors="replace")
        assert re.sub("\ufffd+", "?", name) == re.sub("\ufffd+", "?", finding["file"]), name
        assert place["region"]["startLine"] == finding["line"]
        assert place["region"]["startColumn"] == finding["column"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["rule"]
        known = result["partialFingerprints"]["primaryLocationLineHash"]
        prints[uri, result["ruleId"], known] += 1
        if "\ufffd" not in name:
            line = line_prints(pathlib.Path("hostile", name))[finding["line"] - 1]
            assert re.fullmatch(line + r"(:\d+)?", known), (name, finding["line"], line, known)
    assert max(prints.values()) == 1, prints.most_common(1)
    assert run["invocations"][0]["exitCode"] == 2
    assert run["invocations"][0]["toolExecutionNotifications"]


def github_of(text, findings):
    commands = collections.Counter()
    for line in text.splitlines():
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        if not match:
            assert re.match(r"\d+ ", line), line
            continue
        commands[match.group(1)] += 1
        for pair in match.group(2).split(","):
            assert re.fullmatch(r"(file|line|endLine|col|endColumn|title)=.*", pair), line
    assert commands and max(commands.values()) <= 10, commands
    assert re.search(r"^\d+ more error", text, re.MULTILINE)


# What GitLab reads of a code quality issue, and reviewdog's rdf messages.
SHAPES = {
    "CodeQuality": {
        "description": str,
        "check_name": str,
        "fingerprint": str,
        "severity": {"info", "minor", "major", "critical", "blocker"},
        "location": "Lines",
    },
    "Lines": {"path": str, "lines": "BeginEnd"},
    "BeginEnd": {"begin": int, "end": int},
    "DiagnosticResult": {"source": "Source", "diagnostics": ["Diagnostic"]},
    "Source": {"name": str},
    "Diagnostic": {
        "message": str,
        "location": "Location",
        "severity": {"ERROR", "WARNING", "INFO"},
        "code?": "Code",
        "suggestions?": ["Suggestion"],
    },
    "Location": {"path": str, "range?": "Range"},
    "Range": {"start": "Position", "end": "Position"},
    "Position": {"line": int, "column?": int},
    "Suggestion": {"range": "Range", "text": str},
    "Code": {"value": str, "url?": str},
}


def fits(value, shape, where):
    """A member with a question mark may be missing; there are no others."""
    if isinstance(shape, list):
        assert isinstance(value, list), where
        for i, element in enumerate(value):
            fits(element, shape[0], f"{where}[{i}]")
    elif isinstance(shape, set):
        assert value in shape, (where, value)
    elif isinstance(shape, type):
        assert type(value) is shape and (shape is str or value > 0), (where, value)
    else:
        members = SHAPES[shape]
        must = {name for name in members if not name.endswith("?")}
        assert must <= set(value) <= {name.rstrip("?") for name in members}, (where, value)
        for name, member in value.items():
            fits(member, members.get(name) or members[name + "?"], f"{where}.{name}")


def gitlab_of(text, findings):
    issues = json.loads(text)
    fits(issues, ["CodeQuality"], "report")
    assert len(issues) == len(findings) + 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    known = [issue for issue in issues if issue["check_name"] != "paylint/unreadable"]
    for issue, finding in zip(known, findings):
        assert not issue["location"]["path"].startswith(("/", "./"))
        assert issue["location"]["lines"] == {"begin": finding["line"], "end": finding["end_line"]}


def offset_of(place, lines):
    """Where a place of rdjson is: its columns count bytes from 1."""
    return sum(map(len, lines[: place["line"] - 1])) + place["column"] - 1


def rdjson_of(text, findings):
    report = json.loads(text)
    fits(report, "DiagnosticResult", "report")
    known = [one for one in report["diagnostics"] if "code" in one]
    assert len(known) == len(findings)
    suggestions = 0
    for one, finding in zip(known, findings):
        assert one["code"]["value"] == finding["rule"]
        assert one["location"]["range"]["start"]["line"] == finding["line"]
        if "\ufffd" in finding["file"]:
            continue
        lines = re.split(b"(?<=\n)|(?<=\r)(?!\n)", pathlib.Path("hostile", finding["file"]).read_bytes())
        places = one["location"]["range"]
        if "column" in places["start"]:
            assert offset_of(places["start"], lines) == finding["offset"]
            assert offset_of(places["end"], lines) == finding["end_offset"]
        edits = [fix["edits"][0] for fix in finding.get("fixes", []) if len(fix["edits"]) == 1]
        for suggestion in one.get("suggestions", []):
            places = suggestion["range"]
            assert {
                "offset": offset_of(places["start"], lines),
                "end_offset": offset_of(places["end"], lines),
                "text": suggestion["text"],
            } in edits, (suggestion, edits)
            suggestions += 1
    assert suggestions > 5


def checkstyle_of(text, findings):
    root = xml.etree.ElementTree.fromstring(text)
    assert root.tag == "checkstyle" and set(root.keys()) == {"version"}
    errors = []
    for file in root:
        assert file.tag == "file" and set(file.keys()) == {"name"} and len(file) > 0
        for error in file:
            assert error.tag == "error" and len(error) == 0
            assert set(error.keys()) - {"column"} == {"line", "severity", "message", "source"}
            assert error.get("severity") in ("error", "warning", "info")
            if error.get("column"):
                errors.append((file.get("name"), int(error.get("line")), int(error.get("column"))))
    assert len(errors) == len(findings)
    for (name, line, column), finding in zip(errors, findings):
        assert (line, column) == (finding["line"], finding["column"])
        if re.fullmatch("[ -~]*", finding["file"]):
            assert name == finding["file"], name


def junit_of(text, findings):
    """The constraints are those of junit-10.xsd."""
    root = xml.etree.ElementTree.fromstring(text)
    assert root.tag == "testsuites"
    cases = 0
    for suite in root:
        assert suite.tag == "testsuite" and set(suite.keys()) == {"name", "tests", "failures", "errors"}
        assert int(suite.get("tests")) == len(suite)
        for name in "failure", "error":
            assert int(suite.get(name + "s")) == len(suite.findall("testcase/" + name))
        for case in suite:
            assert case.tag == "testcase" and set(case.keys()) == {"name", "classname"}
            assert {child.tag for child in case} <= {"failure", "error", "skipped", "system-out"}
            cases += case.get("name") not in ("no findings", "it can be checked")
    assert cases == len(findings), (cases, len(findings))


class Page(html.parser.HTMLParser):
    """Counts the elements of a page and keeps what it says."""

    def __init__(self):
        super().__init__()
        self.tags = collections.Counter()
        self.findings = 0

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        for name, value in attrs:
            assert not name.startswith("on") and name not in ("src", "style", "srcdoc"), (tag, name, value)
            if name == "href":
                assert re.match(r"#rule-\d+$|https?://", value), value
        self.findings += tag == "article"

    def handle_comment(self, data):
        raise AssertionError("a comment: " + data)


def html_of(text, findings):
    page = Page()
    page.feed(text)
    page.close()
    assert page.findings == len(findings), (page.findings, len(findings))
    assert page.tags["script"] == page.tags["style"] == 1, page.tags
    assert not {"img", "iframe", "object", "embed", "link", "base"} & set(page.tags), page.tags


class Prose(html.parser.HTMLParser):
    """What a page says, a text a paragraph. No other elements are expected."""

    def __init__(self):
        super().__init__()
        self.texts = []

    def handle_starttag(self, tag, attrs):
        assert tag == "p", (tag, attrs)
        self.texts.append("")

    def handle_data(self, data):
        if self.texts:
            self.texts[-1] += data.strip("\n")


def summary(path, findings):
    """The table of $GITHUB_STEP_SUMMARY: texts of payloads are texts in it, says cmark."""
    with open(findings, encoding="utf-8") as stream:
        known = sorted(json.loads(line)["message"] for line in stream)
    rows = [line for line in read(path).splitlines() if re.match(r"\| (error|warning|notice) ", line)]
    cells = [re.findall(r"((?:\\.|[^|\\])*)\|", row[1:]) for row in rows]
    assert len(rows) == len(known) and {len(row) for row in cells} == {4}
    if not shutil.which("cmark"):
        return
    for cell in 1, 3:
        texts = "\n\n".join(row[cell].strip() for row in cells)
        page = Prose()
        page.feed(subprocess.run(["cmark", "--unsafe"], input=texts, capture_output=True, text=True, check=True).stdout)
        assert len(page.texts) == len(rows), (len(page.texts), len(rows))
        if cell == 3:
            plain = [message for message in known if re.fullmatch("[ -~]*", message)]
            assert plain and not set(plain) - set(page.texts), set(plain) - set(page.texts)


def policy(folder):
    head = pathlib.Path(folder, "head.html").read_text(encoding="utf-8")
    for name, file in ("style-src", "style.css"), ("script-src", "script.js"):
        digest = hashlib.sha256(pathlib.Path(folder, file).read_bytes()).digest()
        source = f"{name} 'sha256-{base64.b64encode(digest).decode()}'"
        assert source in head, f"head.html must say: {source}"


def clean(path, file):
    suites = xml.etree.ElementTree.parse(path).getroot()
    suite = [suite for suite in suites if suite.get("name") == file]
    assert len(suite) == 1 and len(suite[0]) == 1 and len(suite[0][0]) == 0
    assert len(suites) == 2


READERS = {
    "text": lines_of,
    "gcc": lines_of,
    "json": json_of,
    "jsonl": jsonl_of,
    "sarif": sarif_of,
    "github": github_of,
    "gitlab": gitlab_of,
    "rdjson": rdjson_of,
    "checkstyle": checkstyle_of,
    "junit": junit_of,
    "html": html_of,
}


def main(what, *arguments):
    if what in ("policy", "clean", "summary"):
        {"policy": policy, "clean": clean, "summary": summary}[what](*arguments)
        return
    with open(arguments[1], encoding="utf-8") as stream:
        findings = [json.loads(line) for line in stream]
    assert findings
    READERS[what](read(arguments[0]), findings)


main(*sys.argv[1:])
