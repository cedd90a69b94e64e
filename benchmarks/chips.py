#!/usr/bin/python3
"""Compares what is done with chips with GDAL and rasterio, in one run: the peers take turns, and medians and ratios are reported.

Usage: chips.py --benchmarks PROGRAM --cli PROGRAM --chip FILE [--chips N] [--rounds N] [--out FILE]
benchmarks/chips.sh builds the programs and calls this. Decoding is measured here; each other subject is a file of its own, with a function
measure(args, corpus) and one report(figures), and has a line in SUBJECTS.
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
from pathlib import Path

import chips_batches
import chips_export
import chips_statistics
from chips_corpus import ChipsCorpus
from side_by_side import PYTHON, cpu_model, ram_gb, say

SUBJECTS = [chips_statistics, chips_export, chips_batches]

# Each peer has the file in memory and decodes all bands into one array, on one thread.
GDAL = """
import json, sys, time
import numpy
from osgeo import gdal
gdal.UseExceptions()
path, chips = sys.argv[1], int(sys.argv[2])
gdal.FileFromMemBuffer("/vsimem/chip.tif", open(path, "rb").read())
first = gdal.Open("/vsimem/chip.tif")
target = numpy.empty((first.RasterCount, first.RasterYSize, first.RasterXSize), dtype=first.ReadAsArray(0, 0, 1, 1).dtype)
def decode():
    gdal.Open("/vsimem/chip.tif").ReadAsArray(buf_obj=target)
"""
RASTERIO = """
import json, sys, time
import numpy, rasterio
from rasterio.io import MemoryFile
path, chips = sys.argv[1], int(sys.argv[2])
memory = MemoryFile(open(path, "rb").read())
with memory.open() as first:
    target = first.read()
def decode():
    with memory.open() as data:
        data.read(out=target)
"""
MEASURE = """
for _ in range(100): decode()
work, start = time.process_time(), time.perf_counter()
for _ in range(chips): decode()
elapsed, worked = time.perf_counter() - start, time.process_time() - work
print(json.dumps({"per_second": chips / elapsed, "per_cpu_second": chips / worked, "band_means": float(sum(band.mean() for band in target))}))
"""

OURS = {"RapidAI4EO, into a buffer": "buffer", "RapidAI4EO, and counted": "counted", "RapidAI4EO, `Chip.Decode`": "chip"}
PEERS = {"osgeo.gdal": GDAL, "rasterio": RASTERIO}


def ours(args):
    """All forms of ours, from one process that measures them in turn."""
    report = json.loads(subprocess.check_output([args.benchmarks, "decode", str(args.chip), str(args.chips)]))
    return {name: report[form] | {"band_means": report["band_means"]} for name, form in OURS.items()}


def python(args, script):
    return json.loads(subprocess.check_output([PYTHON, "-c", script + MEASURE, str(args.chip), str(args.chips)], env=os.environ | {"GDAL_NUM_THREADS": "1"}))


def measure(args):
    runs = {name: [] for name in [*OURS, *PEERS]}
    for number in range(args.rounds):
        say(f"round {number + 1} of {args.rounds}")
        results = ours(args) | {name: python(args, script) for name, script in PEERS.items()}
        for name, result in results.items():
            runs[name].append(result)
    means = [run["band_means"] for results in runs.values() for run in results]
    if max(means) - min(means) > 1e-6:
        sys.exit(f"the peers decode different pixels: {sorted(set(means))}")
    return {name: {figure: statistics.median(r[figure] for r in results) for figure in ("per_second", "per_cpu_second")} | {"allocated": results[-1].get("allocated_bytes")}
            for name, results in runs.items()}


def report(figures, args):
    best = figures["RapidAI4EO, into a buffer"]
    targets = [("osgeo.gdal", 1.5), ("rasterio", 3)]
    lines = [
        "# Benchmarks of chips", "",
        "Written by `benchmarks/chips.sh`; do not edit. The peers take turns, each in a process of its own, and their results are compared. Figures are "
        "medians; a rate by CPU is by the processor's work, which other programs on the machine disturb least.", "",
        f"Machine: {cpu_model()}, {os.cpu_count()} cores, {ram_gb()} GB, {platform.system()} {platform.release().split('-')[0]}; "
        f"load {args.load_before:.1f} before the run and {os.getloadavg()[0]:.1f} at its end. {datetime.date.today():%Y-%m-%d}. {versions()}. "
        f"{args.rounds} rounds of {args.chips} chips of {args.chip.stat().st_size:,} bytes.", "",
        "## Decoding", "",
        "One chip in memory is decoded again and again on one thread: opened, its header read, all bands into one array (bands, rows, columns). "
        "`counted` adds what `train stats` does with it: every sample counted for mean, deviation and percentiles.", "",
        "| what | chips a second | by CPU | allocated a chip | ratio of ours, by CPU |", "|---|---|---|---|---|",
        *(f"| {name} | {f['per_second']:,.0f} | {f['per_cpu_second']:,.0f} | {f['allocated'] or '':,} | {best['per_cpu_second'] / f['per_cpu_second']:.2f} |"
          if f["allocated"] is not None else
          f"| {name} | {f['per_second']:,.0f} | {f['per_cpu_second']:,.0f} | | {best['per_cpu_second'] / f['per_cpu_second']:.2f} |"
          for name, f in figures.items()), "",
        "| to reach | measured | |", "|---|---|---|",
        *(f"| {least} times {name} | {best['per_cpu_second'] / figures[name]['per_cpu_second']:.2f} | "
          f"{'reached' if best['per_cpu_second'] >= least * figures[name]['per_cpu_second'] else '**missed**'} |" for name, least in targets),
    ]
    return "\n".join(lines) + "\n"


def versions():
    python_versions = subprocess.check_output(
        [PYTHON, "-c", "import osgeo, rasterio; print(f'GDAL {osgeo.__version__}, rasterio {rasterio.__version__}')"], text=True).strip()
    return f".NET SDK {subprocess.check_output(['dotnet', '--version'], text=True).strip()}; {python_versions}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--benchmarks", required=True, help="the built program RapidAI4EO.Benchmarks")
    parser.add_argument("--cli", required=True, help="the built program RapidAI4EO.Cli")
    parser.add_argument("--chip", required=True, type=Path, help="a chip of the corpus")
    parser.add_argument("--chips", type=int, default=1000, help="how often it is decoded in a round (1000)")
    parser.add_argument("--rounds", type=int, default=7, help="(7)")
    parser.add_argument("--out", type=Path, help="the Markdown page; stdout without it")
    args = parser.parse_args()
    args.load_before = os.getloadavg()[0]
    decoding = measure(args)
    page = report(decoding, args)
    with tempfile.TemporaryDirectory(prefix="rapidai4eo-chips-") as folder:
        corpus = ChipsCorpus(args, Path(folder))
        for subject in SUBJECTS:
            page += "\n" + subject.report(subject.measure(args, corpus))
    if args.out:
        args.out.write_text(page)
    else:
        print(page)


if __name__ == "__main__":
    main()
