#!/usr/bin/python3
"""What users of the corpus do today, timed: the tutorial's steps, and what an expert would do instead.

Usage: tutorial_route.py FOLDER     the folder that `RapidAI4EO.Benchmarks corpus` prints
Prints JSON: milliseconds, counts and peak memory. Runs in a process of its own, so that its memory is its own.
"""
import gzip
import json
import resource
import statistics
import sys
import time
from pathlib import Path

START = time.perf_counter()

import geopandas as gpd
import pandas as pd
import shapely.geometry
from shapely.prepared import prep
from shapely.strtree import STRtree

IMPORTED = time.perf_counter()
ROOT = "https://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/"
FOREST = ["clc_311", "clc_312", "clc_313"]


def timed(question, times):
    """The answer and the median of its milliseconds; the first run counts too, as it does in a notebook."""
    durations = []
    for _ in range(times):
        start = time.perf_counter()
        answer = question()
        durations.append((time.perf_counter() - start) * 1000)
    return answer, statistics.median(durations)


def hrefs_of(ids):
    """The Planet Fusion and Sentinel-2 images of 2018. The tutorial's helper is not at hand: a plain comprehension does its work."""
    files = [f"PF-SR/{day:%Y-%m-%d}.tif" for day in pd.date_range("2018-01-03", "2018-12-31", freq="5D")]
    files += [f"S2-SR/2018-{month:02d}.tif" for month in range(1, 13)]
    hrefs = []
    for sample in ids:
        zone, tile = sample.split("_")[:2]
        folder = f"{ROOT}imagery/{zone}/{tile}/{sample}/"
        hrefs.extend([folder + file for file in files])
    return hrefs


def main():
    folder = Path(sys.argv[1])
    resources = folder / "resources"
    figures = {"import_ms": (IMPORTED - START) * 1000}

    def load():
        with gzip.open(resources / "rapidai4eo_geometries.geojson.gz") as file:
            geometries = gpd.read_file(file).set_index("sample_id")
        labels = pd.read_csv(resources / "rapidai4eo_labels.csv.gz").set_index("sample_id")
        mapping = pd.read_csv(resources / "rapidai4eo_label_mappings.csv").set_index("index")
        return geometries, labels, mapping

    def answered(name, question, times):
        answer, milliseconds = timed(question, times)
        figures[name] = {"count": len(answer), "median_ms": milliseconds}
        return answer

    (geometries, labels, mapping), milliseconds = timed(load, 1)
    figures["load"] = {"ms": milliseconds, "peak_bytes": peak_bytes()}
    berlin = shapely.geometry.box(13.05, 52.35, 13.72, 52.69)
    germany = shapely.geometry.shape(json.loads((folder / "germany.geojson").read_text()))

    # The tutorial.
    def forest_of_germany():
        inside = geometries[geometries.geometry.within(germany)].index
        forest = mapping[mapping.clc_level2_id == 31].index.values
        cover = labels.loc[inside][forest].sum(axis=1)
        return cover[cover == 1.0].index

    answered("berlin", lambda: geometries[geometries.geometry.intersects(berlin)].index, 5)
    answered("peat_bog", lambda: labels[labels["clc_412"] > 0.8].index, 9)
    answered("germany", lambda: geometries[geometries.geometry.within(germany)].index, 2)
    answered("pure_forest", lambda: (cover := labels[FOREST].sum(axis=1))[cover == 1.0], 3)
    answered("german_forest_hrefs", lambda: hrefs_of(forest_of_germany()), 2)

    # The expert: an index in space, a prepared polygon, and the cheap condition first.
    tree, figures["expert_tree_ms"] = timed(lambda: STRtree(geometries.geometry.values), 1)
    shapes = geometries.geometry.values
    names = geometries.index.values

    def selected(area, holds):
        prepared = prep(area)
        relation = getattr(prepared, holds)
        return [i for i in tree.query_items(area) if relation(shapes[i])]

    def pure_forest():
        return labels.index.values[abs(labels[FOREST].to_numpy().sum(axis=1) - 1) < 1e-9]

    def expert_forest():
        forest = set(pure_forest())
        prepared = prep(germany)
        among = [i for i in tree.query_items(germany) if names[i] in forest]
        return hrefs_of([names[i] for i in among if prepared.contains(shapes[i])])

    answered("expert_berlin", lambda: selected(berlin, "intersects"), 25)
    answered("expert_germany", lambda: selected(germany, "contains"), 3)
    answered("expert_pure_forest", pure_forest, 9)
    answered("expert_german_forest_hrefs", expert_forest, 3)
    figures["peak_bytes"] = peak_bytes()
    json.dump(figures, sys.stdout)


def peak_bytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
