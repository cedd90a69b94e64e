#!/usr/bin/python3
"""Compares `rapidai4eo download` with what people fetch many small files with today: one run, one server, one list, in turns.

Usage: transfer.py --cli PROGRAM [--cases SIZE:COUNT:PARALLEL ...] [--rounds N] [--on tmpfs disk] [--out FILE] [--json FILE]
benchmarks/transfer.sh builds the program and calls this. Imports nothing large: the peak memory of a child process counts from
that of its parent.
"""
import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import transfer_report
from transfer_programs import Job, ours, peers
from transfer_server import Server, TINY, keys, make_files, write_keys

# The sizes of the corpus: masks, monthly images, chips, and something larger. So many that a run takes seconds, not a start-up.
CASES = ["205000:14600:64", "125000:20000:16", "20000:40000:64", "1000000:3000:64"]

# Those of all programs and rounds lie on the disk together.
BYTES_ON_DISK = 1_000_000_000


@dataclass(frozen=True)
class Case:
    size: int
    count: int
    parallel: int

    @staticmethod
    def parse(text):
        try:
            size, count, parallel = map(int, text.split(":"))
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text} is not SIZE:COUNT:PARALLEL, as in {CASES[0]}") from None
        return Case(size, count, parallel)


def run(command, env):
    """Runs a program to its end: its exit code, seconds, those of all its processors' work, peak bytes, and its last words."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=errors, env=env)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(max(0, errors.tell() - 300))
        words = " ".join(errors.read().decode(errors="replace").split())
    return {
        "exit": process.returncode, "seconds": seconds, "sync": 0.0, "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * 1024, "words": words,
    }


def clear(folder):
    subprocess.run(["rm", "-rf", folder], check=True)


def sync(folder):
    """Brings the folder's file system to the disk: seconds."""
    start = time.perf_counter()
    subprocess.run(["sync", "-f", folder], check=True)
    return time.perf_counter() - start


def fetch(program, job, env, on_disk):
    """One run into an empty folder; on disk it is over when all is on the disk."""
    job.to.mkdir(parents=True, exist_ok=True)
    if on_disk:
        sync(job.to)
    figures = run(program.command(job), env)
    if on_disk:
        figures["sync"] = sync(job.to)
        figures["seconds"] += figures["sync"]
    return figures


def fault(program, job, case, figures):
    """What is wrong with a run or with what it brought; None where all is there."""
    if figures["exit"] != 0:
        return f"exit code {figures['exit']}: {figures['words']}"
    found = dict(members(job.to) if program.is_shards else files(job.to))
    missing = case.count - len(found) if program.is_shards else sum(key not in found for key in keys(case.count))
    wrong = sum(length != case.size for length in found.values())
    if missing or wrong or len(found) != case.count:
        return f"{len(found)} of {case.count} files, {missing} missing, {wrong} of a wrong length"
    return None


def files(folder):
    """Keys and lengths of the images below a folder; licences and a program's own notes do not count."""
    for path, _, names in os.walk(folder / "imagery"):
        for name in names:
            full = os.path.join(path, name)
            yield os.path.relpath(full, folder), os.stat(full).st_size


def members(folder):
    """The same of tars. Their names are the sink's choice, so they only have to differ."""
    for path in folder.rglob("*.tar"):
        with tarfile.open(path) as shard:
            yield from ((member.name, member.size) for member in shard if member.isfile() and member.name.endswith(".tif"))


def compare(case, server, programs, folder, args, on_disk):
    """Each program once a round, in turns: its runs, and what was wrong with those that brought something else."""
    place = (args.disk if on_disk else folder) / "to"
    job = Job(server.url, folder / "keys", folder, place, case.parallel)
    write_keys(job.keys, case.count)
    taking_part = [program for program in programs if program.takes(case.parallel)]
    results = {program.name: {"is_ours": program.is_ours, "is_shards": program.is_shards, "checks": program.checks, "runs": [], "faults": []}
               for program in taking_part}
    for number in range(args.rounds):
        for turn, program in enumerate(taking_part):
            # ext4 looks for inodes around those that were deleted lately, which takes longer than fetching a file: so on disk
            # each run gets a folder of its own, and all are deleted at the end.
            job = replace(job, to=place / f"{number}-{turn}" if on_disk else place)
            program.prepare(job)
            figures = fetch(program, job, args.env, on_disk)
            wrong = fault(program, job, case, figures)
            if not on_disk:
                clear(place)
            outcome = wrong or f"{case.count / figures['seconds']:,.0f} files/s"
            say(f"round {number + 1}: {program.name}: {outcome}")
            if wrong:
                results[program.name]["faults"].append(wrong)
            else:
                results[program.name]["runs"].append(figures)
    clear(place)
    return results


def compare_all(args, programs, server, folder):
    for case in args.cases:
        say(f"{case.count:,} files of {case.size:,} bytes")
        make_files(server.data, case.count, case.size)
        for place in args.on:
            say(f"{case.size:,} bytes, {case.parallel} at once, to {place}")
            on_disk = place == "disk"
            here = replace(case, count=min(case.count, BYTES_ON_DISK // case.size)) if on_disk else case
            yield {**vars(here), "place": place, "programs": compare(here, server, programs, folder, args, on_disk)}
        clear(server.data / "imagery")


def heedless(args):
    """Our program, told not to mind that files of the usual sizes would not fit: these are tiny."""
    program = ours(args.cli, args.without_checks, args.as_shards)[0][0]
    return replace(program, command=lambda job: program.command(job) + ["--force"])


def second_run(args, server, folder):
    """A million tiny files are brought by our own program; then it is asked for them again."""
    job = Job(server.tiny_url, folder / "keys", folder, folder / "to", 64)
    write_keys(job.keys, args.second_run)
    program = heedless(args)
    case = Case(TINY, args.second_run, job.parallel)
    first = fetch(program, job, args.env, False)
    say(f"the first run took {first['seconds']:.0f} s")
    if wrong := fault(program, job, case, first):
        sys.exit(f"The first of two runs failed: {wrong}")
    again = [run(program.command(job), args.env) for _ in range(args.rounds)]
    for figures in again:
        if wrong := fault(program, job, case, figures):
            sys.exit(f"The second of two runs failed: {wrong}")
        say(f"the second run took {figures['seconds']:.1f} s")
    clear(job.to)
    return {"count": args.second_run, "first": first, "second": again}


def long_list(args, server, folder):
    """What a list of millions takes of memory. Names behind the first are not found, since no memory of ours holds so many files."""
    job = Job(server.tiny_url, folder / "keys", folder, folder / "to", 64)
    write_keys(job.keys, args.long_list)
    program = heedless(args)
    found = min(args.long_list, server.tiny_keys)
    clear(job.to)
    job.to.mkdir()
    dry = run(program.command(job) + ["--dry-run"], args.env)
    say(f"--dry-run took {dry['seconds']:.0f} s and {dry['peak'] / 1e6:.0f} MB")
    real = fetch(program, job, args.env, False)
    say(f"the run took {real['seconds']:.0f} s and {real['peak'] / 1e6:.0f} MB")
    brought = sum(1 for _ in files(job.to))
    if brought != found:
        sys.exit(f"The run over a long list brought {brought} of {found} files: {real['words']}")
    clear(job.to)
    return {"count": args.long_list, "found": found, "dry_run": dry, "run": real}


def measure(args, folder):
    programs, missing = ours(args.cli, args.without_checks, args.as_shards)
    others, absent = peers()
    programs += others
    if args.programs:
        programs = [program for program in programs if any(part in program.name for part in args.programs)]
    figures = {"not_installed": absent, "not_there_yet": missing, "rounds": args.rounds}
    with Server(folder / "server", max(args.long_list_found, args.second_run)) as server:
        figures["cases"] = list(compare_all(args, programs, server, folder))
        if args.second_run:
            say(f"second run over {args.second_run:,} files")
            figures["second_run"] = second_run(args, server, folder)
        if args.long_list:
            say(f"a list of {args.long_list:,} keys")
            figures["long_list"] = long_list(args, server, folder)
    return figures


def say(text):
    print(f"... {text}", file=sys.stderr)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli", required=True, help="the published program rapidai4eo")
    parser.add_argument("--cases", nargs="+", type=Case.parse, default=list(map(Case.parse, CASES)), metavar="SIZE:COUNT:PARALLEL",
                        help=f"file size in bytes, how many, how many at once ({' '.join(CASES)})")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each program (3)")
    parser.add_argument("--on", nargs="+", choices=["tmpfs", "disk"], default=["tmpfs", "disk"], help="kinds of destination (both)")
    parser.add_argument("--tmpfs", type=Path, default=Path("/dev/shm"), help="where the files and the first destination lie (/dev/shm)")
    parser.add_argument("--disk", type=Path, default=Path("artifacts/transfer"), help="a folder on the disk (artifacts/transfer)")
    parser.add_argument("--programs", nargs="+", metavar="PART", help="only programs whose name has one of these parts")
    parser.add_argument("--without-checks", default="--hash none", help="our option that turns verification off (--hash none)")
    parser.add_argument("--as-shards", default="--shards", help="our option that writes shards (--shards)")
    parser.add_argument("--second-run", type=int, default=0, metavar="N", help="also a second run over N tiny files; 1000000 take minutes")
    parser.add_argument("--long-list", type=int, default=0, metavar="N", help="also the memory for a list of N keys; 5000000 take long")
    parser.add_argument("--long-list-found", type=int, default=1_000_000, metavar="N",
                        help="how many keys of the long list exist, in whole tiles; the rest is answered 404 (1000000)")
    parser.add_argument("--out", type=Path, help="the Markdown page; stdout without it")
    parser.add_argument("--json", type=Path, help="all figures, for programs")
    return parser.parse_args()


def main():
    args = parse()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # An exit, so that nginx and gigabytes of memory are not left behind.
    args.load_before = os.getloadavg()[0]
    folder = Path(tempfile.mkdtemp(prefix="rapidai4eo-transfer-", dir=args.tmpfs))
    args.disk.mkdir(parents=True, exist_ok=True)
    args.disk = Path(tempfile.mkdtemp(dir=args.disk.absolute()))
    args.env = os.environ | {"RAPIDAI4EO_CACHE": str(folder / "cache")}
    try:
        figures = measure(args, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(args.disk, ignore_errors=True)
    figures |= transfer_report.machine(args.load_before)
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n")
    page = transfer_report.page(figures)
    if args.out:
        args.out.write_text(page)
    else:
        print(page)


if __name__ == "__main__":
    main()
