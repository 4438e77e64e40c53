"""terminal.py WHAT PROGRAM WIDTH ARGUMENT...: look at what a terminal of some
columns is given. An assertion that fails is what is wrong with it.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import time
import unicodedata

COLOR = re.compile(r"\x1b\[[0-9;]*m")
LINK = re.compile(r"\x1b\]8;;([^\x1b]*)\x1b\\")
PLACE = re.compile(r"(\S+):(\d+):(\d+): (error|warning|info):?( |$)")


def look(command, columns, feed=None):
    """What the command writes to a terminal; `feed` writes its input."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=follower, stderr=follower, env={**os.environ, "TERM": "xterm"}
    )
    os.close(follower)
    if feed:
        feed(process.stdin)
    process.stdin.close()
    written = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    process.wait()
    return written.decode("utf-8").replace("\r\n", "\n"), process.returncode


def cells(line):
    """How wide a terminal shows a line."""
    width = 0
    for char in line:
        if unicodedata.category(char) in ("Mn", "Me", "Cf"):
            continue
        width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return width


def fits(command, columns):
    """No line is wider than the terminal, but for what is one long word."""
    text, _ = look(command, columns)
    assert "\x1b[" in text, "no colours"
    text = LINK.sub("", COLOR.sub("", text))
    assert "\x1b" not in text, ascii(text)
    lines = text.splitlines()
    assert len([line for line in lines if PLACE.match(line)]) > 5, text
    for line in lines:
        words = line.split()
        assert cells(line) <= columns or len(words) == 1 or PLACE.fullmatch(line), (cells(line), line)
    for bars, carets in zip(lines, lines[1:]):
        if re.match(r" +\| +\^", carets):
            assert re.match(r"\d+ \|", bars), bars


def link(command, columns):
    """The rule is a link where the terminal takes links, and elsewhere not."""
    os.environ.pop("FORCE_HYPERLINK", None)
    for name in list(os.environ):
        if name.endswith("_VERSION") or name.startswith(("TERM_PROGRAM", "KITTY", "WT_", "WEZTERM", "ITERM", "GHOSTTY")):
            del os.environ[name]
    text, _ = look(command, columns)
    assert not LINK.search(text)
    os.environ["VTE_VERSION"] = "7003"
    text, _ = look(command, columns)
    pages = LINK.findall(text)
    assert pages and pages[0].startswith("https://") and pages[1::2] == [""] * (len(pages) // 2), pages


def progress(command, columns):
    """A run of more than a second says how far it is, and wipes it out."""

    def feed(stream):
        for _ in range(8):
            stream.write(b'{"external_id":"u","product_id":"p","currency":"EURO","price":1,"time":"2024-05-13T18:25:00Z"}\n')
            stream.flush()
            time.sleep(0.3)

    text, status = look([*command, "-"], columns, feed)
    assert status == 1
    assert re.search(r"\r\x1b\[K\d+\.\d MB, \d+\.\d MB/s, \d+ finding", text), ascii(text)
    assert re.search(r"error: .*EURO", COLOR.sub("", text.rsplit("\x1b[K", 1)[1])), ascii(text)


def main(what, program, columns, *arguments):
    {"fits": fits, "link": link, "progress": progress}[what]([program, *arguments], int(columns))


main(*sys.argv[1:])
