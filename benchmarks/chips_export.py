"""Export to Zarr: `train export`, and rasterio with zarr as people write it. Each writes to a folder of its own that is deleted at once."""
import os
import shutil
import statistics
import subprocess
import time

from chips_corpus import ALL_CORES, decode_on_all_cores
from side_by_side import MB, PYTHON, run, say

ROUNDS = 3
PLACES = 69
PEER_PLACES = 4

# The chunks of a place's dates are as large as those of `train export`: some 8 MiB.
ROUTE = """
import sys
import numcodecs, numpy, rasterio, zarr
target, compress = sys.argv[1], sys.argv[2]
paths = sys.stdin.read().split()
dates = 146
compressor = numcodecs.Zlib(level=1) if compress == "zlib" else None
array = zarr.open(target, mode="w", shape=(len(paths) // dates, dates, 4, 200, 200), chunks=(1, 26, 4, 200, 200), dtype="i2", compressor=compressor)
for place in range(array.shape[0]):
    pixels = numpy.empty(array.shape[1:], dtype=numpy.int16)
    for step, path in enumerate(paths[place * dates:(place + 1) * dates]):
        with rasterio.open(path) as data:
            data.read(out=pixels[step])
    array[place] = pixels
"""


def ours(args, corpus, compress):
    target = corpus.root / "export"
    result = run([
        args.cli, "train", "export", "--index", str(corpus.index), "--root", str(corpus.root), "--ids", str(corpus.ids(PLACES)),
        "--products", "pfsr", "--format", "zarr", "--compress", compress, "--to", str(target), "--quiet"])
    return finish(target, PLACES, result["ms"] / 1000, result["cpu"] / 1000, result["peak"])


def python(corpus, compress):
    target = corpus.root / "export"
    paths = "\n".join(corpus.paths(PEER_PLACES * 146))
    start, before = time.perf_counter(), os.times()
    subprocess.run([PYTHON, "-c", ROUTE, str(target), compress], input=paths, text=True, check=True)
    after = os.times()
    work = after.children_user + after.children_system - before.children_user - before.children_system
    return finish(target, PEER_PLACES, time.perf_counter() - start, work, None)


def finish(target, places, seconds, work, peak):
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    shutil.rmtree(target)
    chips = places * 146
    return {"chips": chips, "per_second": chips / seconds, "per_cpu_second": chips / work, "bytes": size / chips, "peak": peak}


def measure(args, corpus):
    peers = {
        ALL_CORES: lambda: decode_on_all_cores(args, PLACES * 146) | {"bytes": 0},
        "`train export`, uncompressed": lambda: ours(args, corpus, "none"),
        "`train export`, zlib": lambda: ours(args, corpus, "zlib"),
        "rasterio and zarr, uncompressed": lambda: python(corpus, "none"),
        "rasterio and zarr, zlib": lambda: python(corpus, "zlib"),
    }
    runs = {name: [] for name in peers}
    for number in range(ROUNDS):
        say(f"export, round {number + 1} of {ROUNDS}")
        for name, peer in peers.items():
            runs[name].append(peer())
    filesystem = subprocess.check_output(["stat", "-f", "-c", "%T", str(corpus.root)], text=True).strip()
    return {
        name: results[0] | {"filesystem": filesystem} | {figure: statistics.median(r[figure] for r in results) for figure in ("per_second", "per_cpu_second")}
        for name, results in runs.items()
    }


def report(figures):
    plain = figures["`train export`, uncompressed"]
    cores = os.cpu_count()
    reached = plain["per_second"] / figures[ALL_CORES]["per_second"]
    lines = [
        "## Export to Zarr", "",
        f"Whole commands from start to end, on {plain['filesystem']}, until the files are on disk where the program asks for that (`train export` does, zarr does not). `train export` uses {cores} cores, the loops one. "
        f"Python's zarr has zlib at level 1. What it is measured by, {ALL_CORES}, is a thread a core that decodes one chip from memory again and again: nothing is read or written.", "",
        "| what | chips | chips a second | by CPU | bytes a chip | peak memory |", "|---|---|---|---|---|---|",
        *(f"| {name} | {f['chips']:,} | {f['per_second']:,.0f} | {f['per_cpu_second']:,.0f} | {f'''{f['bytes']:,.0f}''' if f['bytes'] else ''} | {f'''{f['peak'] / MB:,.0f} MB''' if f['peak'] else ''} |"
          for name, f in figures.items()), "",
        "| to reach | measured | |", "|---|---|---|",
        f"| uncompressed, 0.8 of the decode rate with all cores | {reached:.2f} | {'reached' if reached >= 0.8 else '**missed**'} |",
    ]
    return "\n".join(lines) + "\n"
