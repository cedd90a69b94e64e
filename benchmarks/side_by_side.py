#!/usr/bin/python3
"""Compares RapidAI4EO with what people use today, in one run: the peers take turns, and medians and ratios are reported.

Usage: side_by_side.py --cli PROGRAM --benchmarks PROGRAM --corpus FOLDER [--rounds N] [--out FILE]
benchmarks/run.sh builds both programs and the corpus and calls this. Imports nothing large: the peak memory of a child process
counts from that of its parent.
"""
import argparse
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PYTHON = "/usr/bin/python3"
ROUTE = Path(__file__).with_name("tutorial_route.py")
BERLIN = "13.05,52.35,13.72,52.69"
MB = 1_000_000


def run(command, env=None, out_path=None):
    """Runs a command with its output to a file: milliseconds, those of all its processors' work, peak bytes, output."""
    with open(out_path, "wb") if out_path else tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env=env)
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = (time.perf_counter() - start) * 1000
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}")
        output = b"" if out_path else out.seek(0) or out.read()
        cpu = (usage.ru_utime + usage.ru_stime) * 1000
        return {"ms": elapsed, "cpu": cpu, "peak": usage.ru_maxrss * 1024, "out": output}


def alternate(peers, rounds):
    """Each peer once a round, in turns, after one round that does not count: its medians, best time and last output."""
    runs = {name: [] for name in peers}
    for number in range(rounds + 1):
        for name, command in peers.items():
            result = command()
            if number > 0:
                runs[name].append(result)
    return {
        name: {
            **{figure: statistics.median(r[figure] for r in results) for figure in ("ms", "cpu", "peak")},
            "best": min(r["ms"] for r in results),
            "out": results[-1]["out"],
        }
        for name, results in runs.items()
    }


def median_of(reports, path):
    values = []
    for report in reports:
        for key in path:
            report = report[key]
        values.append(report)
    return statistics.median(values)


def measure(args):
    corpus = args.corpus
    resources = corpus / "resources"
    index = corpus / "side_by_side.index"
    ours_env = os.environ | {"RAPIDAI4EO_BENCH_CORPUS": str(corpus)}
    build = [args.cli, "index", "build", "--resources", str(resources), "--index", str(index)]
    search = [args.cli, "search", "--index", str(index)]

    say("index build and zcat")
    building = alternate({
        "zcat": lambda: run(["zcat", *sorted(resources.glob("*.gz"))], out_path=os.devnull),
        "build": lambda: run(build),
    }, args.rounds)
    say("cold processes")
    cold = alternate({
        "import": lambda: run([PYTHON, "-c", "import geopandas"]),
        "search": lambda: run(search + ["--bbox", BERLIN, "--output", "ids"]),
    }, args.rounds)
    say("all keys and hrefs")
    streams = alternate({
        "keys": lambda: run(search + ["--output", "keys"], out_path=os.devnull),
        "hrefs": lambda: run(search + ["--output", "hrefs"], out_path=os.devnull),
    }, 2)
    ours, theirs = [], []
    for number in range(args.slow_rounds):
        say(f"questions, round {number + 1} of {args.slow_rounds}")
        theirs.append(json.loads(run([PYTHON, "-W", "ignore", str(ROUTE), str(corpus)])["out"]))
        ours.append(json.loads(run([args.benchmarks, "--json"], ours_env)["out"]))
    figures = {
        "build": building, "cold": cold, "streams": streams, "ours": ours, "theirs": theirs, "index_bytes": index.stat().st_size,
    }
    if len(cold["search"]["out"].splitlines()) != ours[0]["berlin"]["count"]:
        sys.exit("the program and the library disagree about Berlin")
    index.unlink()
    return figures


def report(figures, args):
    """The Markdown page."""
    building, cold, streams = figures["build"], figures["cold"], figures["streams"]
    ours, theirs = figures["ours"], figures["theirs"]

    def mine(*path):
        return median_of(ours, path)

    def python(*path):
        return median_of(theirs, path)

    targets = [
        ("index build", seconds(building["build"]["ms"]), f"no slower than `zcat` of the two files, {seconds(building['zcat']['ms'])}",
         building["build"]["ms"] <= building["zcat"]["ms"]),
        ("index build, peak memory", megabytes(building["build"]["peak"]), "under 400 MB", building["build"]["peak"] < 400 * MB),
        ("index file", megabytes(figures["index_bytes"]), "under 24 MB", figures["index_bytes"] < 24 * MB),
        ("cold process that prints Berlin's ids", milliseconds(cold["search"]["ms"]),
         f"a quarter of `import geopandas` alone, {milliseconds(cold['import']['ms'] / 4)}", cold["search"]["ms"] <= cold["import"]["ms"] / 4),
        ("the same, peak memory", megabytes(cold["search"]["peak"]), "80 MB", cold["search"]["peak"] <= 80 * MB),
        ("Berlin", milliseconds(mine("berlin", "median_ms")), "under 0.2 ms", mine("berlin", "median_ms") < 0.2),
        ("`clc_412 > 0.8`", milliseconds(mine("peat_bog", "median_ms")), "under 0.5 ms", mine("peat_bog", "median_ms") < 0.5),
        ("within Germany and `clc_31 = 1`", milliseconds(mine("german_forest", "median_ms")), "under 20 ms",
         mine("german_forest", "median_ms") < 20),
        ("URLs to a null stream", f"{mine('hrefs', 'lines_per_second') / 1e6:.0f} million/s", "50 million/s",
         mine("hrefs", "lines_per_second") >= 50e6),
        ("152 million keys streamed, peak memory", megabytes(streams["keys"]["peak"]),
         f"flat (the cold search has {megabytes(cold['search']['peak'])})", streams["keys"]["peak"] < cold["search"]["peak"] + 32 * MB),
    ]
    load = python("load", "ms")
    rows = [
        ("before the first", f"build {seconds(building['build']['ms'])}, once", f"load {seconds(load)}, each session",
         building["build"]["ms"], load, f"load and tree {seconds(load + python('expert_tree_ms'))}", load + python("expert_tree_ms")),
        question_row("Berlin, intersects a box", "berlin", "expert_berlin", mine, python),
        question_row("`clc_412 > 0.8`", "peat_bog", None, mine, python),
        question_row("`clc_31 = 1`", "pure_forest", "expert_pure_forest", mine, python),
        question_row("within Germany", "germany", "expert_germany", mine, python),
        question_row("within Germany, all forest, URLs", "german_forest_hrefs", "expert_german_forest_hrefs", mine, python),
    ]
    counts = [
        ("Berlin", "berlin", "expert_berlin"),
        ("`clc_412 > 0.8`", "peat_bog", None),
        ("`clc_31 = 1`", "pure_forest", "expert_pure_forest"),
        ("within Germany", "germany", "expert_germany"),
        ("within Germany, all forest, URLs", "german_forest_hrefs", "expert_german_forest_hrefs"),
    ]
    lines = [
        "# Benchmarks", "",
        "Written by `benchmarks/run.sh`; do not edit. It makes a synthetic corpus of 500,000 samples in the published formats "
        "(198 of them round Berlin), and lets RapidAI4EO and what people use today take turns on it in one run. Figures are medians; "
        "on a shared machine look at the ratios. Single methods: "
        "`dotnet run --project benchmarks/RapidAI4EO.Benchmarks -c Release -- --filter '*Search*'`.", "",
        f"Machine: {cpu_model()}, {os.cpu_count()} cores, {ram_gb()} GB, {platform.system()} {platform.release().split('-')[0]}; "
        f"load {args.load_before:.1f} before the run and {os.getloadavg()[0]:.1f} at its end. "
        f"{datetime.date.today():%Y-%m-%d}. {versions()}. {args.rounds} rounds of whole processes, {len(ours)} of questions.", "",
        "## Targets", "", "| what | measured | to reach | |", "|---|---|---|---|",
        *(f"| {what} | {value} | {target} | {'reached' if met else '**missed**'} |" for what, value, target, met in targets), "",
        "## Whole processes", "",
        "CPU is the work of all cores: what other programs on the machine disturb least.", "",
        "| what | time | best | CPU | peak memory |", "|---|---|---|---|---|",
        process_row("`zcat` of the two files", building["zcat"]),
        process_row("`rapidai4eo index build`", building["build"]),
        process_row("`python3 -c \"import geopandas\"`", cold["import"]),
        process_row(f"`rapidai4eo search --bbox {BERLIN} --output ids`", cold["search"]),
        *(process_row(f"`rapidai4eo search --output {name}`, 152 million lines", streams[name]) for name in ("keys", "hrefs")),
        f"| the tutorial's loading step | {seconds(load)} | {seconds(min(report['load']['ms'] for report in theirs))} | | "
        f"{megabytes(python('load', 'peak_bytes'))} |", "",
        f"The build takes {building['build']['ms'] / building['zcat']['ms']:.2f} of the time of `zcat` "
        f"({building['build']['cpu'] / building['zcat']['cpu']:.2f} of its CPU), the cold search "
        f"{cold['search']['ms'] / cold['import']['ms']:.2f} of the import, and all of `index build` "
        f"{building['build']['ms'] / load:.3f} of the loading step.", "",
        "## Questions inside one process", "",
        "Each is asked with an open index, or after the load; reading the filter and preparing the area are part of ours. "
        "Tutorial: its code, with a plain comprehension for its URL helper. Expert: shapely's STRtree, a prepared polygon, the cheap "
        "condition first. Ratios are theirs over ours.", "",
        "| question | RapidAI4EO | tutorial | ratio | expert | ratio |", "|---|---|---|---|---|---|",
        *(f"| {what} | {mine_} | {tutorial} | {ratio(a, b)} | {expert} | {ratio(a, c)} |" for what, mine_, tutorial, a, b, expert, c in rows), "",
        "## Outputs of 500,000 samples, to a null stream", "", "| output | lines | a second | allocated |", "|---|---|---|---|",
        *(f"| {name} | {ours[0][name]['lines']:,} | {mine(name, 'lines_per_second') / 1e6:.2f} million | "
          f"{megabytes(mine(name, 'allocated_bytes'))} |" for name in ("hrefs", "keys", "ids", "csv", "geojson")), "",
        "## Counts", "",
        "Both sides have the same polygons. Ours sums shares exactly; the tutorial compares a sum of doubles with 1.0; the expert "
        "allows 1e-9.", "",
        "| question | RapidAI4EO | tutorial | expert |", "|---|---|---|---|",
        *(f"| {what} | {counted(ours[0], name)} | {counted(theirs[0], name)} | {counted(theirs[0], expert)} |"
          for what, name, expert in counts),
    ]
    return "\n".join(lines) + "\n"


def process_row(what, figures):
    return f"| {what} | {seconds(figures['ms'])} | {seconds(figures['best'])} | {seconds(figures['cpu'])} | {megabytes(figures['peak'])} |"


def question_row(what, name, expert, mine, python):
    a, b = mine(name, "median_ms"), python(name, "median_ms")
    c = python(expert, "median_ms") if expert else None
    return what, milliseconds(a), milliseconds(b), a, b, milliseconds(c) if c else "", c


def ratio(ours, theirs):
    return f"{theirs / ours:,.0f}" if theirs and theirs / ours >= 10 else f"{theirs / ours:.1f}" if theirs else ""


def milliseconds(value):
    return f"{value:.3f} ms" if value < 1 else f"{value:.1f} ms" if value < 100 else f"{value:,.0f} ms"


def seconds(value):
    return f"{value / 1000:.2f} s"


def megabytes(value):
    return f"{value / MB:,.1f} MB" if value < 100 * MB else f"{value / MB:,.0f} MB"


def cpu_model():
    """The model by its name, or by its numbers where a virtual machine hides the name."""
    lines = dict(
        (part.strip() for part in line.split(":", 1)) for line in Path("/proc/cpuinfo").read_text().splitlines() if ":" in line)
    return f"{lines['model name']} (family {lines['cpu family']}, model {lines['model']})"


def ram_gb():
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def versions():
    python = subprocess.check_output(
        [PYTHON, "-c", "import geopandas, pandas, shapely, platform; print(f'Python {platform.python_version()}, geopandas "
         "{geopandas.__version__}, pandas {pandas.__version__}, shapely {shapely.__version__}')"], text=True).strip()
    sdk = subprocess.check_output(["dotnet", "--version"], text=True).strip()
    return f".NET SDK {sdk}; {python}"


def counted(report, name):
    return f"{report[name]['count']:,}" if name else ""


def say(text):
    print(f"... {text}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli", required=True, help="the published program rapidai4eo")
    parser.add_argument("--benchmarks", required=True, help="the built program RapidAI4EO.Benchmarks")
    parser.add_argument("--corpus", required=True, type=Path, help="the folder that `RapidAI4EO.Benchmarks corpus` prints")
    parser.add_argument("--rounds", type=int, default=9, help="of whole processes (9)")
    parser.add_argument("--slow-rounds", type=int, default=3, help="of the tutorial and its questions, a minute each (3)")
    parser.add_argument("--out", type=Path, help="the Markdown page; stdout without it")
    args = parser.parse_args()
    args.load_before = os.getloadavg()[0]
    page = report(measure(args), args)
    if args.out:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        args.out.write_text(page)
    else:
        print(page)


if __name__ == "__main__":
    main()
