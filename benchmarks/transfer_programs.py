"""The programs that are compared: how each is called, with the options that make it fastest without making it careless."""
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

THREADS_OF_SCRIPTS = 16
OURS = "rapidai4eo"
ROUTE = Path(__file__).with_name("requests_route.py")


@dataclass(frozen=True)
class Job:
    """What is to be fetched, and where to. `lists` is a folder for the lists that programs want."""
    url: str
    keys: Path
    lists: Path
    to: Path
    parallel: int


@dataclass(frozen=True)
class Program:
    name: str
    command: Callable[[Job], list]
    prepare: Callable[[Job], None] = lambda job: None
    is_ours: bool = False
    is_shards: bool = False
    checks: bool = True
    parallel: int | None = None

    def takes(self, parallel):
        return self.parallel in (None, parallel)


def write_list(job, name, lines):
    """A program's own list, written before it is timed: its making is no part of the transfer."""
    with open(job.keys, encoding="ascii") as source, open(job.lists / name, "w", encoding="ascii") as out:
        for line in source:
            out.write(lines(line.rstrip("\n")))


def curl(job):
    # Over HTTP/1.1 there is nothing to multiplex, so no transfer need wait to see whether a connection could be shared.
    return ["curl", "--disable", "--silent", "--show-error", "--fail", "--http1.1", "--noproxy", "*", "--parallel",
            "--parallel-immediate", "--parallel-max", job.parallel, "--create-dirs", "--config", job.lists / "curl"]


def prepare_curl(job):
    write_list(job, "curl", lambda key: f'url="{job.url}{key}"\noutput="{job.to}/{key}"\n')


def aria2(job):
    # No control files, no renaming, no console: what is left is fetching. Its cache and the system's small buffers cost it a third.
    return ["aria2c", "--no-conf=true", "--quiet=true", "--no-netrc=true", "--no-proxy=*", "--input-file", job.lists / "aria2",
            "--max-concurrent-downloads", job.parallel, "--max-connection-per-server=1", "--split=1", "--file-allocation=none",
            "--auto-file-renaming=false", "--allow-overwrite=true", "--auto-save-interval=0", "--async-dns=false",
            "--disable-ipv6=true", "--summary-interval=0", "--download-result=hide", "--max-download-result=0", "--disk-cache=0",
            "--socket-recv-buffer-size=1M"]


def prepare_aria2(job):
    write_list(job, "aria2", lambda key: f"{job.url}{key}\n dir={job.to / key.rpartition('/')[0]}\n out={key.rpartition('/')[2]}\n")


def rclone(job):
    # It asks twice for each file, but knows the length beforehand; --http-no-head measured slower.
    return ["rclone", "copy", "--config=", "--quiet", "--http-url", job.url, "--files-from-raw", job.keys, ":http:", job.to,
            "--transfers", job.parallel, "--checkers", job.parallel, "--no-traverse", "--no-check-dest", "--ignore-checksum",
            "--local-no-set-modtime", "--buffer-size=0", "--stats=0"]


def wget2(job):
    return ["wget2", "--no-config", "--quiet", "--no-proxy", "--input-file", job.lists / "wget2", "--max-threads", job.parallel,
            "--force-directories", "--no-host-directories", "--directory-prefix", job.to, "--no-robots", "--no-hsts", "--no-cookies",
            "--no-xattr", "--no-http2", "--no-tcp-fastopen", "--no-use-server-timestamps", "--compression=none", "--progress=none"]


def prepare_wget2(job):
    write_list(job, "wget2", lambda key: f"{job.url}{key}\n")


def python_of_requests():
    """A Python that has requests: the one of the path, or Debian's."""
    for python in ("python3", "/usr/bin/python3"):
        if shutil.which(python) and subprocess.run([python, "-c", "import requests"], stderr=subprocess.DEVNULL).returncode == 0:
            return python
    return None


def peers():
    """Those that are installed, and the names of those that are not."""
    python = python_of_requests()
    known = [
        (shutil.which("curl"), Program("curl --parallel", curl, prepare_curl)),
        (shutil.which("aria2c"), Program("aria2", aria2, prepare_aria2)),
        (shutil.which("rclone"), Program("rclone", rclone)),
        (shutil.which("wget2"), Program("wget2", wget2, prepare_wget2)),
        (python, Program(
            f"Python requests, {THREADS_OF_SCRIPTS} threads",
            lambda job: [python, ROUTE, job.url, job.keys, job.to, THREADS_OF_SCRIPTS], parallel=THREADS_OF_SCRIPTS)),
    ]
    return [program for path, program in known if path], [program.name for path, program in known if not path]


def ours(cli, without_checks, as_shards):
    """Our rows, and those left out since the program's help does not name their option."""
    text = subprocess.check_output([cli, "download", "--help"], text=True)
    rows = [row(cli, ""), Program(OURS + ", --parallel left to it", lambda job: download(cli, job), is_ours=True)]
    missing = []
    for option, kind in ((without_checks, {"checks": False}), (as_shards, {"is_shards": True})):
        if option.split()[0] in text.split():
            rows.append(row(cli, option, **kind))
        else:
            missing.append(f"{OURS} {option}")
    return rows, missing


def row(cli, option, **kind):
    return Program(
        f"{OURS} {option}".strip(), lambda job: download(cli, job) + ["--parallel", job.parallel, *shlex.split(option)], is_ours=True, **kind)


def download(cli, job):
    return [cli, "download", "--quiet", "--keys", job.keys, "--root", job.url, "--to", job.to]
