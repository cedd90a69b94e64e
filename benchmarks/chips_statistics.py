"""Band statistics over ten thousand chips: `train stats`, and loops over rasterio and numpy as people write them."""
import json
import os
import statistics
import subprocess

from chips_corpus import ALL_CORES, decode_on_all_cores
from side_by_side import MB, PYTHON, run, say

ROUNDS = 3

# The peers take some twenty times as long, so they get fewer chips; rates do not depend on how many.
PEER_CHIPS = 1000

SUMS = """
import json, sys, time
import numpy, rasterio
paths = sys.stdin.read().split()
count, sums, squares = 0, 0, 0
work, start = time.process_time(), time.perf_counter()
for path in paths:
    with rasterio.open(path) as data:
        pixels = data.read().astype(numpy.float64)
    count += pixels.shape[1] * pixels.shape[2]
    sums = sums + pixels.sum(axis=(1, 2))
    squares = squares + (pixels ** 2).sum(axis=(1, 2))
mean = sums / count
std = numpy.sqrt(squares / count - mean ** 2)
elapsed, worked = time.perf_counter() - start, time.process_time() - work
print(json.dumps({"seconds": elapsed, "work": worked, "mean": mean.tolist(), "std": std.tolist()}))
"""
HISTOGRAMS = """
import json, sys, time
import numpy, rasterio
paths = sys.stdin.read().split()
counts = None
numbers = numpy.arange(65536) - 32768
work, start = time.process_time(), time.perf_counter()
for path in paths:
    with rasterio.open(path) as data:
        pixels = data.read().astype(numpy.int32) + 32768
    if counts is None:
        counts = numpy.zeros((len(pixels), 65536), dtype=numpy.int64)
    for band, total in zip(pixels, counts):
        total += numpy.bincount(band.ravel(), minlength=65536)
mean = (counts * numbers).sum(axis=1) / counts.sum(axis=1)
std = numpy.sqrt((counts * numbers.astype(numpy.float64) ** 2).sum(axis=1) / counts.sum(axis=1) - mean ** 2)
elapsed, worked = time.perf_counter() - start, time.process_time() - work
print(json.dumps({"seconds": elapsed, "work": worked, "mean": mean.tolist(), "std": std.tolist()}))
"""


def ours(args, corpus, places):
    result = run([
        args.cli, "train", "stats", "--index", str(corpus.index), "--root", str(corpus.root), "--ids", str(corpus.ids(places)),
        "--products", "pfsr", "--json", "--quiet"])
    group = json.loads(result["out"])["statistics"][0]
    return {"chips": group["images"], "seconds": result["ms"] / 1000, "work": result["cpu"] / 1000, "peak": result["peak"]} | group["stored"]


def python(script, corpus):
    paths = corpus.paths(PEER_CHIPS)
    output = subprocess.run([PYTHON, "-c", script], input="\n".join(paths), capture_output=True, text=True, check=True).stdout
    return json.loads(output) | {"chips": len(paths)}


def measure(args, corpus):
    peers = {
        ALL_CORES: lambda: decode_on_all_cores(args, corpus.count),
        "`train stats`": lambda: ours(args, corpus, len(corpus.places)),
        "`train stats`, a tenth of the chips": lambda: ours(args, corpus, len(corpus.places) // 10),
        "rasterio and numpy, sums": lambda: python(SUMS, corpus),
        "rasterio and numpy, histograms": lambda: python(HISTOGRAMS, corpus),
    }
    runs = {name: [] for name in peers}
    for number in range(ROUNDS):
        say(f"statistics, round {number + 1} of {ROUNDS}")
        for name, peer in peers.items():
            runs[name].append(peer())
    check(runs)
    return {name: summary(results) for name, results in runs.items()}


def check(runs):
    """All chips have the same pixels, so everyone has to find the same."""
    first = runs["`train stats`"][0]
    for name, results in runs.items():
        if name == ALL_CORES:
            continue
        for figure in ("mean", "std"):
            if any(abs(a - b) > 1e-6 for a, b in zip(first[figure], results[0][figure])):
                raise SystemExit(f"{name} finds another {figure}: {results[0][figure]} and not {first[figure]}")


def summary(results):
    return {
        "chips": results[0]["chips"],
        "per_second": statistics.median(r["chips"] / r["seconds"] for r in results),
        "per_cpu_second": statistics.median(r["chips"] / r["work"] for r in results),
        "peak": statistics.median(r["peak"] for r in results) if results[0].get("peak") else None,
    }


def report(figures):
    whole = figures["`train stats`"]
    small = figures["`train stats`, a tenth of the chips"]
    sums = figures["rasterio and numpy, sums"]
    reached = whole["per_cpu_second"] / figures[ALL_CORES]["per_cpu_second"]
    lines = [
        "## Statistics", "",
        "Mean, deviation and percentiles of four bands over chips on disk (in the page cache). `train stats` is the whole command, from its start to "
        f"its JSON, with all {os.cpu_count()} cores; the loops are one process each, without their start, and the first has no percentiles. What all are measured by is a thread a core that decodes one chip from memory again and again. Rates by CPU are those of a core.", "",
        "| what | chips | chips a second | by CPU | peak memory | ratio of ours, by CPU |", "|---|---|---|---|---|---|",
        *(f"| {name} | {f['chips']:,} | {f['per_second']:,.0f} | {f['per_cpu_second']:,.0f} | "
          f"{f'''{f['peak'] / MB:,.0f} MB''' if f['peak'] else ''} | {whole['per_cpu_second'] / f['per_cpu_second']:.2f} |"
          for name, f in figures.items()), "",
        "| to reach | measured | |", "|---|---|---|",
        f"| decode speed: chips by CPU as many as are decoded into a buffer, at least 0.8 of them | {reached:.2f} | {'reached' if reached >= 0.8 else '**missed**'} |",
        f"| flat memory: ten times the chips in at most 1.2 times the memory | {whole['peak'] / small['peak']:.2f} | "
        f"{'reached' if whole['peak'] <= 1.2 * small['peak'] else '**missed**'} |",
        f"| faster than sums by numpy, by CPU | {whole['per_cpu_second'] / sums['per_cpu_second']:.1f} | {'reached' if whole['per_cpu_second'] > sums['per_cpu_second'] else '**missed**'} |",
    ]
    return "\n".join(lines) + "\n"
