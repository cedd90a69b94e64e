#!/usr/bin/python3
"""The STAC API beside nginx's static files, by wrk on loopback. See api.sh."""
import argparse
import datetime
import os
import platform
import re
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from api_report import page
from side_by_side import cpu_model, ram_gb

CONNECTIONS = 4
ITEM = "rapidai4eo_v1_source_pf"
PAGE_ITEMS = 10_000
CONFIG = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    sendfile on;
    keepalive_requests 1000000000;
    default_type application/geo+json;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; root {folder}/data; }}
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url):
    for _ in range(600):
        try:
            urllib.request.urlopen(url).close()
            return
        except OSError:
            time.sleep(0.01)
    raise SystemExit(f"{url} does not answer.")


def memory(process, name):
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(re.search(rf"{name}:\s+(\d+)", status)[1]) * 1024


def wrk(url, seconds, script=None):
    """Requests a second, and milliseconds of the middle and the slowest hundredth."""
    said = subprocess.check_output(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "30s", *(["-s", script] if script else []), url], text=True)
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{url}: not every request was answered:\n{said}")

    def milliseconds(share):
        number, unit = re.search(rf"{share}%\s+([0-9.]+)(us|ms|s)\b", said).groups()
        return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    return float(re.search(r"Requests/sec:\s+([0-9.]+)", said)[1]), milliseconds(50), milliseconds(99)


def stream(url, encoding):
    """Seconds and bytes of one answer, by curl."""
    said = subprocess.check_output(
        ["curl", "-sf", "-o", os.devnull, "-H", f"Accept-Encoding: {encoding}", "-w", "%{time_total} %{size_download}", url], text=True).split()
    return float(said[0]), int(said[1])


class Servers:
    """The API and nginx, from `with` to its end."""

    def __init__(self, cli, index, folder):
        self.folder, self.api_port, self.static_port = folder, free_port(), free_port()
        self.api, self.static = f"http://127.0.0.1:{self.api_port}", f"http://127.0.0.1:{self.static_port}"
        self._command = [cli, "serve", "--index", index, "--urls", self.api, "--quiet"]

    def __enter__(self):
        started = time.monotonic()
        self.process = subprocess.Popen(self._command)
        wait_for(self.api + "/readyz")
        self.start_seconds = time.monotonic() - started
        self.start_memory = memory(self.process, "VmRSS")
        (self.folder / "data").mkdir()
        for path in (self.folder, self.folder / "data"):
            path.chmod(0o755)
        config = self.folder / "nginx.conf"
        config.write_text(CONFIG.format(folder=self.folder, port=self.static_port, user="user root;" if os.geteuid() == 0 else ""), encoding="ascii")
        self.nginx = subprocess.Popen(["nginx", "-e", str(self.folder / "error.log"), "-c", str(config)], env=os.environ | {"PATH": os.environ["PATH"] + ":/usr/sbin"})
        (self.folder / "data/ready").write_text("ok\n", encoding="ascii")
        wait_for(self.static + "/ready")
        return self

    def __exit__(self, *_):
        for process in (self.process, self.nginx):
            process.terminate()
            process.wait()

    def measure(self, name, path, seconds, script=None):
        body = urllib.request.urlopen(self.api + path).read()
        (self.folder / "data/same.json").write_bytes(body)
        # So long that code is compiled which the case needs.
        wrk(self.api + path, 4, script)
        return name, len(body), wrk(self.api + path, seconds, script), wrk(self.static + "/same.json", max(2, seconds // 2))


def measure(servers, seconds):
    first = urllib.request.urlopen(f"{servers.api}/collections/{ITEM}/items?limit=1&fields=id").read().decode()
    item = re.search(r'"id":"(rapidai4eo_v1_source_pf_[^"]+)"', first)[1]
    cases = [
        ("one item", f"/collections/{ITEM}/items/{item}", None),
        ("search, 10 items", "/search?limit=10", None),
        ("search, 10 items without assets", "/search?limit=10&fields=-assets", None),
        ("search, 1,000 items", "/search?limit=1000", None),
        ("search, 1,000 items without assets", "/search?limit=1000&fields=-assets", None),
        ("bbox + filter, another each time, 10 items", "/search?limit=10&bbox=13,52,14,53&filter=clc_31%20%3E%200.5", "benchmarks/api.lua"),
    ]
    rows = [servers.measure(name, path, seconds, script) for name, path, script in cases]
    pages = []
    for encoding in ("identity", "gzip", "br"):
        pages.append((encoding, *stream(f"{servers.api}/collections/{ITEM}/items?limit={PAGE_ITEMS}", encoding)))
    return rows, pages


def load():
    """The tests' load for ten minutes: what it says of answers and memory."""
    program = "artifacts/bin/RapidAI4EO.EndToEnd.Tests/release/RapidAI4EO.EndToEnd.Tests.dll"
    said = subprocess.run(
        ["dotnet", program, "-noColor", "-showLiveOutput", "-class", "RapidAI4EO.EndToEnd.Tests.Load.LoadSpecs"],
        env=os.environ | {"RAPIDAI4EO_LOAD_SECONDS": "600"}, capture_output=True, text=True)
    figures = re.search(r"[0-9,]+ answers; memory .*", said.stdout)
    return f"Ten minutes of mixed requests, every answer checked: {figures[0] if figures else 'did not finish.'} " + ("Passed." if said.returncode == 0 else "**Failed.**")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--cli", "--corpus", "--out"):
        parser.add_argument(name, required=True)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--load", action="store_true", help="ten minutes of mixed requests at the end")
    options = parser.parse_args()
    load_before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        index = str(folder / "corpus.index")
        subprocess.run([options.cli, "index", "build", "--quiet", "--resources", options.corpus, "--index", index], check=True)
        with Servers(options.cli, index, folder) as servers:
            rows, pages = measure(servers, options.seconds)
            figures = {
                "rows": rows, "pages": pages, "page_items": PAGE_ITEMS, "connections": CONNECTIONS,
                "start_seconds": servers.start_seconds, "start_memory": servers.start_memory, "peak": memory(servers.process, "VmHWM"),
            }
    figures["load"] = load() if options.load else ""
    figures["machine"] = (f"{cpu_model()}, {os.cpu_count()} cores, {ram_gb()} GB, {platform.system()} {platform.release().split('-')[0]}; "
                          f"load {load_before:.1f} before the run and {os.getloadavg()[0]:.1f} at its end")
    figures["date"] = f"{datetime.date.today():%Y-%m-%d}"
    Path(options.out).write_text(page(figures), encoding="utf-8")


if __name__ == "__main__":
    main()
