"""Ten thousand chips of 69 places with the pixels of one: a file a place, and links for its other dates, so that all stay in the page cache."""
import datetime
import json
import os
import subprocess
from pathlib import Path

DATES = [datetime.date(2018, 1, 3) + datetime.timedelta(days=5 * i) for i in range(146)]


ALL_CORES = "decoding into a buffer, all cores"


def decode_on_all_cores(args, chips):
    """What is decoded when nothing is read or written: each core has a thread that decodes one chip from memory again and again."""
    report = json.loads(subprocess.check_output([args.benchmarks, "decode-on-all-cores", str(args.chip), str(chips)]))
    return {"chips": chips, "seconds": chips / report["per_second"], "work": chips / report["per_cpu_second"], "peak": None} | report


class ChipsCorpus:
    def __init__(self, args, folder):
        self.root = folder
        self.index = folder / "chips.index"
        subprocess.check_call([args.benchmarks, "chips", str(args.chip), str(folder)])
        self.places = sorted(path.parent for path in folder.glob("imagery/*/*/*/PF-SR/*.tif"))
        for place in self.places:
            for date in DATES[1:]:
                os.link(place / f"{DATES[0]}.tif", place / f"{date}.tif")

    def paths(self, count):
        """The first so many chips, place by place as the program reads them."""
        return [str(place / f"{date}.tif") for place in self.places for date in DATES][:count]

    def ids(self, places):
        """A file with the ids of the first so many places."""
        path = self.root / f"{places}.txt"
        path.write_text("".join(f"{place.parent.name}\n" for place in self.places[:places]))
        return path

    @property
    def count(self):
        return len(self.places) * len(DATES)
