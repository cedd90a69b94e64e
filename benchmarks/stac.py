#!/usr/bin/python3
"""The Berlin query on a static catalog from loopback, and all of Planet Fusion: the program, pystac where it is installed, a plain sequential crawl.

Prints a table in Markdown: median and least seconds, documents a second, items found. Each run is a process of its own; what it
found is compared with the others.
"""
import argparse
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BOX = (13.05, 52.35, 13.72, 52.69)
COLLECTION = "rapidai4eo_v1_source_pf"
WHOLE = False


def touches(bounds):
    if WHOLE:
        return True
    west, south, east, north = bounds
    return west <= BOX[2] and BOX[0] <= east and south <= BOX[3] and BOX[1] <= north


def sequential(address):
    """One document after the other over one connection, children passed by as the tutorial does: all that is not its libraries' doing."""
    import http.client
    import json
    from urllib.parse import urljoin, urlsplit

    connection = http.client.HTTPConnection(urlsplit(address).netloc)

    def read(url):
        connection.request("GET", urlsplit(url).path)
        return json.loads(connection.getresponse().read())

    found = []

    def walk(url):
        collection = read(url)
        if "extent" in collection and not any(touches(box) for box in collection["extent"]["spatial"]["bbox"]):
            return
        for link in collection["links"]:
            target = urljoin(url, link["href"])
            if link["rel"] == "item":
                item = read(target)
                ring = item["geometry"]["coordinates"][0]
                if touches((min(p[0] for p in ring), min(p[1] for p in ring), max(p[0] for p in ring), max(p[1] for p in ring))):
                    found.append(item["id"])
            elif link["rel"] == "child":
                walk(target)

    walk(urljoin(address, f"{COLLECTION}/collection.json"))
    return found


def pystac(address):
    """The tutorial's function, with the same rectangles in place of shapely's, which costs it nothing."""
    from pystac import Catalog

    def walk(collection):
        found = []
        if any(touches(bounds) for bounds in collection.extent.spatial.bboxes):
            for item in collection.get_items():
                ring = item.geometry["coordinates"][0]
                if touches((min(p[0] for p in ring), min(p[1] for p in ring), max(p[0] for p in ring), max(p[1] for p in ring))):
                    found.append(item.id)
            for child in collection.get_collections():
                found += walk(child)
        return found

    return walk(Catalog.from_file(address).get_child(COLLECTION))


class Nginx:
    """Serves a folder on a free port of loopback and counts nothing; its log says how many documents were asked for."""

    def __init__(self, folder):
        self.home = tempfile.TemporaryDirectory(prefix="rapidai4eo-nginx-")
        home = Path(self.home.name)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.log = home / "access.log"
        (home / "nginx.conf").write_text(
            f"daemon off; worker_processes 1; pid {home}/pid; error_log {home}/error.log;\n"
            "events { worker_connections 1024; }\n"
            f"http {{ access_log {self.log}; sendfile on; keepalive_requests 1000000;\n"
            f"  client_body_temp_path {home}/b; proxy_temp_path {home}/p; fastcgi_temp_path {home}/f; uwsgi_temp_path {home}/u; scgi_temp_path {home}/s;\n"
            f"  server {{ listen 127.0.0.1:{port}; root {folder}; default_type application/json; }} }}\n")
        self.process = subprocess.Popen(["nginx", "-c", str(home / "nginx.conf"), "-p", str(home)])
        self.address = f"http://127.0.0.1:{port}/stac-v1.0/catalog.json"
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        raise SystemExit("nginx does not answer")

    def requests(self):
        return sum(1 for _ in open(self.log))

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.home.cleanup()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    server = Nginx(Path(options.folder).resolve())
    box = ",".join(map(str, BOX))
    try:
        for question, where in (("berlin", ["--bbox", box]), ("whole", [])):
            with tempfile.TemporaryDirectory(prefix="rapidai4eo-cache-") as cache:
                report(question, ways_of(options.cli, server.address, question, where, cache), server, options.runs)
    finally:
        server.stop()


def ways_of(cli, address, question, where, cache):
    crawl = [cli, "stac", "crawl", address, "--collections", COLLECTION, *where]
    ways = {
        "`stac crawl --no-cache`": crawl + ["--no-cache"],
        "`stac crawl`, its cache empty at first and then full": crawl + ["--cache", cache],
        "`stac crawl --offline`": crawl + ["--cache", cache, "--offline"],
        "a sequential crawl, http.client and json": [sys.executable, __file__, "sequential", question, address],
    }
    try:
        import pystac as installed
        ways[f"pystac {installed.__version__}"] = [sys.executable, __file__, "pystac", question, address]
    except ImportError:
        print("pystac is not installed here and is left out.", file=sys.stderr)
    return ways


def report(question, ways, server, runs):
    print(f"\n{question}\n\n| | median s | least s | documents | documents/s | items |\n|---|---:|---:|---:|---:|---:|")
    answers = set()
    for name, command in ways.items():
        seconds, documents = [], 0
        for _ in range(runs):
            before, start = server.requests(), time.perf_counter()
            output = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            seconds.append(time.perf_counter() - start)
            documents = server.requests() - before
            answers.add(tuple(sorted(output)))
        median = statistics.median(seconds)
        print(f"| {name} | {median:.2f} | {min(seconds):.2f} | {documents:,} | {documents / median:,.0f} | {len(output)} |", flush=True)
    if len(answers) != 1:
        raise SystemExit("The ways found different items.")


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] in ("sequential", "pystac"):
        WHOLE = sys.argv[2] == "whole"
        print("\n".join(globals()[sys.argv[1]](sys.argv[3])))
    else:
        main()
