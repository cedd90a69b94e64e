"""Ten thousand chips of 69 places with the pixels of one: a file a place, and links for its other dates, so that all stay in the page cache."""
import datetime
import os
import subprocess
from pathlib import Path

DATES = [datetime.date(2018, 1, 3) + datetime.timedelta(days=5 * i) for i in range(146)]


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
