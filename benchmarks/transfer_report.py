"""Puts the figures of transfer.py onto a Markdown page."""
import datetime
import os
import platform
import re
import statistics
import subprocess
from collections import Counter

from side_by_side import MB, cpu_model, megabytes, ram_gb

PAGE = """# Benchmarks of the transfer

Written by `benchmarks/transfer.sh`; do not edit. Random bytes in the corpus's layout lie in memory (tmpfs); nginx gives them over
loopback, and `rapidai4eo download` and what people use today take turns to fetch the same list into an empty folder. Every run's
files are counted and their lengths compared; a run that brought something else has no time.

Time is the median of {rounds} runs, from the start of the program to its end; on disk, `sync -f` of the destination belongs to it, for
ours too, though ours is on disk when it says so. CPU is the work of all cores: what other programs on the machine disturb least;
server, client and kernel share the cores here. Peak memory below that of the script, {own_peak}, cannot be told apart. The last
column is the rate over that of the best of the others.

Machine: {machine}. {date}. {versions}.{absent}

## Targets

| what | measured | to reach | |
|---|---|---|---|
{targets}
"""


def machine(load_before):
    """What has to stand beside the figures, taken at the end of the run."""
    with open("/proc/self/status", encoding="ascii") as status:
        own = int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) * 1024
    return {
        "machine": f"{cpu_model()}, {os.cpu_count()} cores, {ram_gb()} GB, {platform.system()} {platform.release().split('-')[0]}; "
                   f"load {load_before:.1f} before the run and {os.getloadavg()[0]:.1f} at its end",
        "date": f"{datetime.date.today():%Y-%m-%d}",
        "versions": versions(),
        "own_peak": own,
    }


def versions():
    """Each program's version, from whatever it says first."""
    found = []
    for name in ("nginx", "curl", "aria2c", "rclone", "wget2"):
        asking = [name, "-v"] if name == "nginx" else [name, "version"] if name == "rclone" else [name, "--version"]
        try:
            said = subprocess.run(asking, capture_output=True, text=True, env=os.environ | {"PATH": os.environ["PATH"] + ":/usr/sbin"})
        except FileNotFoundError:
            continue
        found.append(f"{name} {re.search(r'[0-9]+[.][0-9.]+', said.stdout + said.stderr)[0]}")
    sdk = subprocess.check_output(["dotnet", "--version"], text=True).strip()
    return ", ".join([f".NET SDK {sdk}", *found])


def page(figures):
    absent = [f" Not installed: {', '.join(figures['not_installed'])}." if figures["not_installed"] else "",
              f" Not measured, since this version has no such option: {', '.join(f'`{name}`' for name in figures['not_there_yet'])}."
              if figures["not_there_yet"] else ""]
    head = PAGE.format(
        rounds=figures["rounds"], own_peak=megabytes(figures["own_peak"]), machine=figures["machine"], date=figures["date"],
        versions=figures["versions"], absent="".join(absent), targets="\n".join(map(target_row, targets(figures))))
    return head + "".join(case_table(case) for case in figures["cases"]) + large_tables(figures)


def targets(figures):
    """What, measured, to reach, and whether it is."""
    for case in figures["cases"]:
        best = best_peer(case)
        for name, result in case["programs"].items():
            share = target_of(name, result, case["place"])
            if share and best:
                reached = rate(case, result) / best[1] if result["runs"] else 0
                yield (f"{title(case)}: `{name}`", f"{reached:.2f}" if result["runs"] else "no right run",
                       f"{share:.1f} of {best[0]}", reached >= share)
    if many := figures.get("long_list"):
        for name, what in (("run", "list"), ("dry_run", "`--dry-run` over a list")):
            peak = many[name]["peak"]
            yield f"peak memory, {what} of {many['count']:,} keys", megabytes(peak), "150 MB", peak <= 150 * MB
    if again := figures.get("second_run"):
        seconds = statistics.median(run["seconds"] for run in again["second"])
        yield f"second run over {again['count']:,} files", f"{seconds:.1f} s", "under 10 s", seconds < 10


def target_of(name, result, place):
    """The share of the best peer's rate that a row of ours has to reach; None where none was set."""
    if not result["is_ours"] or "left to it" in name:
        return None
    if place == "disk":
        return 2.0 if result["is_shards"] else 1.0
    return None if result["is_shards"] else 0.8 if result["checks"] else 1.0


def best_peer(case):
    """Name and rate of the fastest of the others; None where none brought all files."""
    rates = [(name, rate(case, result)) for name, result in case["programs"].items() if result["runs"] and not result["is_ours"]]
    return max(rates, key=lambda pair: pair[1], default=None)


def rate(case, result):
    return case["count"] / median(result, "seconds")


def median(result, figure):
    return statistics.median(run[figure] for run in result["runs"])


def title(case):
    return f"{case['count']:,} of {kilobytes(case['size'])}, {case['parallel']} at once, {case['place']}"


def kilobytes(size):
    return f"{size / MB:g} MB" if size >= MB else f"{size / 1000:g} kB"


def target_row(target):
    what, measured, to_reach, is_reached = target
    return f"| {what} | {measured} | {to_reach} | {'reached' if is_reached else '**missed**'} |"


def case_table(case):
    is_disk = case["place"] == "disk"
    lines = [
        "", f"## {title(case)}", "",
        f"| program | files/s | MB/s | time | best time |{' of it sync |' if is_disk else ''} CPU | peak memory | to the best peer |",
        f"|---|---|---|---|---|{'---|' if is_disk else ''}---|---|---|",
        *(case_row(case, name, result, is_disk) for name, result in case["programs"].items()), ""]
    faults = [f"- {name}, {len(result['faults'])} of {len(result['faults']) + len(result['runs'])} runs: {text} ({times}x)"
              for name, result in case["programs"].items() for text, times in Counter(result["faults"]).items()]
    return "\n".join(lines + (["Runs that brought something else:", "", *faults, ""] if faults else []))


def case_row(case, name, result, is_disk):
    shown = f"`{name}`" if result["is_ours"] else name
    if not result["runs"]:
        return f"| {shown} | no right run | | | |{' |' if is_disk else ''} | | |"
    best = best_peer(case)
    each_second = rate(case, result)
    cells = [
        shown, f"{each_second:,.0f}", f"{each_second * case['size'] / MB:,.0f}", seconds(median(result, "seconds")),
        seconds(min(run["seconds"] for run in result["runs"])), *([seconds(median(result, "sync"))] if is_disk else []),
        seconds(median(result, "cpu")), megabytes(median(result, "peak")), f"{each_second / best[1]:.2f}" if best else ""]
    return f"| {' | '.join(cells)} |"


def large_tables(figures):
    rows = []
    if many := figures.get("long_list"):
        what = f"list of {many['count']:,} keys, of which {many['found']:,} exist"
        rows += [large_row(f"`--dry-run`, {what}", many["dry_run"]), large_row(what, many["run"])]
    if again := figures.get("second_run"):
        rows.append(large_row(f"first run, {again['count']:,} files of 100 B to tmpfs", again["first"]))
        rows += [large_row("second run over them", run) for run in again["second"]]
    if not rows:
        return ""
    return "\n".join(["", "## Long lists", "", "Our program alone, 64 at once.", "", "| what | time | CPU | peak memory |", "|---|---|---|---|", *rows, ""])


def large_row(what, run):
    return f"| {what} | {seconds(run['seconds'])} | {seconds(run['cpu'])} | {megabytes(run['peak'])} |"


def seconds(value):
    return f"{value:,.2f} s"
