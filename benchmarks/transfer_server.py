"""The corpus to fetch and the server that has it: random bytes in the corpus's own layout, behind nginx on a free loopback port."""
import contextlib
import os
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

SAMPLES_IN_TILE = 40 * 40
STEPS_OF_SAMPLE = 146
KEYS_IN_TILE = SAMPLES_IN_TILE * STEPS_OF_SAMPLE
FIRST_EASTING = 15
TINY = 100

# What nginx ships with, save where a default would measure nginx: a connection lives as long as its client wants, nothing is logged.
CONFIG = """
{user}
daemon off;
worker_processes auto;
worker_rlimit_nofile 8192;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 2048; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    keepalive_timeout 300s;
    default_type image/tiff;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        root {folder}/data;
        # One tiny file under millions of names; other names below /tiny/ are not found.
        location ~ ^/tiny/imagery/33N/(?:{tiles})E-200N/ {{ try_files /tiny.tif =404; }}
    }}
}}
"""


def keys(count):
    """Keys as of a real list: all time steps of a sample, then the next sample, then the next tile."""
    dates = [time.strftime("%Y-%m-%d", time.gmtime(1514937600 + 5 * 86400 * step)) for step in range(STEPS_OF_SAMPLE)]
    for number in range(count):
        tile, rest = divmod(number, KEYS_IN_TILE)
        sample, step = divmod(rest, STEPS_OF_SAMPLE)
        name = f"{FIRST_EASTING + tile}E-200N"
        yield f"imagery/33N/{name}/33N_{name}_{sample // 40 + 1:02}_{sample % 40 + 1:02}/PF-SR/{dates[step]}.tif"


def write_keys(path, count):
    with open(path, "w", encoding="ascii") as out:
        for key in keys(count):
            out.write(key + "\n")


def make_files(folder, count, size):
    """Each file is another stretch of a pool of random bytes, which no file system can pack and which takes no time to make."""
    draw = random.Random(size)
    pool = draw.randbytes(size + (1 << 20))
    for key in keys(count):
        path = folder / key
        if not path.parent.exists():
            path.parent.mkdir(parents=True)
        start = draw.randrange(1 << 20)
        path.write_bytes(pool[start:start + size])


class Server:
    """nginx on files below folder/data, from `with` to its end. Its root's URL is that of data, or of tiny files behind /tiny/."""

    def __init__(self, folder, tiny_keys):
        self.folder = folder
        self.data = folder / "data"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        self.tiny_url = self.url + "tiny/"
        self.tiny_keys = -(-tiny_keys // KEYS_IN_TILE) * KEYS_IN_TILE
        self.process = None

    def __enter__(self):
        self.data.mkdir(parents=True)
        (self.data / "tiny.tif").write_bytes(random.Random(1).randbytes(TINY))
        tiles = max(1, self.tiny_keys // KEYS_IN_TILE)
        config = self.folder / "nginx.conf"
        config.write_text(CONFIG.format(
            user="user root;" if os.geteuid() == 0 else "", folder=self.folder, port=self.port,
            tiles="|".join(str(FIRST_EASTING + tile) for tile in range(tiles))))
        program = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin") or sys.exit("nginx is not installed.")
        self.process = subprocess.Popen(
            [program, "-p", self.folder, "-c", config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def wait(self):
        for _ in range(100):
            with contextlib.suppress(urllib.error.URLError):
                urllib.request.urlopen(self.url + "tiny.tif").close()
                return
            if self.process.poll() is not None:
                sys.exit(f"nginx ended: {(self.folder / 'error.log').read_text()}")
            time.sleep(0.1)
        sys.exit("nginx does not answer.")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
