"""Reading uncompressed exports in batches from the page cache: `TrainingSet`, and zarr and numpy's memory-mapping from Python over the same files."""
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from side_by_side import MB, PYTHON, run, say

ROUNDS = 3
PLACES = 12
SIZE = 4
PREFETCH = 2
FORMATS = ["zarr", "npy", "safetensors", "webdataset"]
BOUND = 5800

# Samples in a random order, each copied into a batch, as a DataLoader without workers does.
PEER = """
import glob, json, os, random, sys, time
import numpy
folder, form, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
if form == "zarr":
    import zarr
    images = zarr.open_consolidated(folder, mode="r")["planet"]
else:
    images, = [numpy.load(path, mmap_mode="r") for path in glob.glob(folder + "/planet-0*.npy")]
batch = numpy.empty((size,) + images.shape[1:], images.dtype)
def read(order):
    total = 0
    for start in range(0, len(order), size):
        rows = order[start:start + size]
        for place, row in enumerate(rows):
            batch[place] = images[row]
            total += int(batch[place].reshape(-1)[:1].view("u1")[0])
    return total
rounds = []
for seed in range(4):
    order = list(range(len(images)))
    random.Random(seed).shuffle(order)
    work, start = time.process_time(), time.perf_counter()
    total = read(order)
    rounds.append((time.perf_counter() - start, time.process_time() - work))
elapsed, worked = sorted(rounds[1:])[1]
chips = images.shape[0] * images.shape[1]
print(json.dumps({"chips": chips, "sum": total, "per_second": chips / elapsed, "first_per_second": chips / rounds[0][0], "per_cpu_second": chips / worked, "mb_per_second": images.nbytes / 1e6 / elapsed}))
"""


def export(args, corpus, folder, form):
    run([args.cli, "train", "export", "--index", str(corpus.index), "--root", str(corpus.root), "--ids", str(corpus.ids(PLACES)),
         "--products", "pfsr", "--format", form, "--to", str(folder), "--quiet"])


def python(folder, form):
    return json.loads(subprocess.check_output([PYTHON, "-c", PEER, str(folder), form, str(SIZE)]))


def ours(args, folder):
    return json.loads(subprocess.check_output([args.benchmarks, "batches", str(folder), str(SIZE), str(PREFETCH)]))


def measure(args, corpus):
    place = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(prefix="rapidai4eo-batches-", dir=place) as name:
        folders = {form: Path(name) / form for form in FORMATS}
        runs = {}
        for form, folder in folders.items():
            say(f"batches, {form}")
            export(args, corpus, folder, form)
            peers = {f"`TrainingSet`, {form}": lambda: ours(args, folder)}
            if form == "zarr":
                peers["zarr-python"] = lambda: python(folder, form)
            if form == "npy":
                peers["numpy, memory-mapped"] = lambda: python(folder, form)
            for _ in range(ROUNDS):
                for what, peer in peers.items():
                    runs.setdefault(what, []).append(peer())
            # One at a time: four of them would take twice the memory.
            shutil.rmtree(folder)
    sums = {result["sum"] for results in runs.values() for result in results}
    if len(sums) != 1:
        raise SystemExit(f"the peers read different pixels: {sums}")
    figures = ("per_second", "first_per_second", "per_cpu_second", "mb_per_second")
    return {what: results[0] | {figure: statistics.median(r[figure] for r in results) for figure in figures} for what, results in runs.items()}


def report(figures):
    plain = figures["`TrainingSet`, zarr"]
    lines = [
        "## Reading batches", "",
        f"Uncompressed exports of {plain['chips']:,} chips are read in batches of {SIZE} samples with 146 dates, shuffled, from memory: the files are in tmpfs or in the page cache. "
        f"`TrainingSet` reads {PREFETCH} batches ahead; the loops of Python copy each sample into a batch, in one process. "
        "In the first epoch of each process memory is had from the system, and .NET compiles.", "",
        "| what | chips a second | in the first epoch | by CPU | MB a second | peak memory |", "|---|---|---|---|---|---|",
        *(f"| {what} | {f['per_second']:,.0f} | {f['first_per_second']:,.0f} | {f['per_cpu_second']:,.0f} | {f['mb_per_second']:,.0f} | {f'''{f['peak'] / MB:,.0f} MB''' if 'peak' in f else ''} |"
          for what, f in figures.items()), "",
        "| to reach | measured | |", "|---|---|---|",
        *(f"| {BOUND:,} chips a second, {form} | {f['per_second']:,.0f} | {'reached' if f['per_second'] >= BOUND else '**missed**'} |"
          for form, f in ((form, figures[f"`TrainingSet`, {form}"]) for form in FORMATS)),
    ]
    return "\n".join(lines) + "\n"
