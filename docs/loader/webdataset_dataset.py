"""An export of tars as a PyTorch IterableDataset, without the webdataset package. Copy it and make it yours."""
import io
import json
import os
import random
import tarfile

import numpy as np
import torch


class TarDataset(torch.utils.data.IterableDataset):
    """Items are dicts: a tensor for each array, and sample_id. Shuffles among so many samples; 0 keeps the order of the files."""

    def __init__(self, folder, split=None, arrays=None, shuffle=0):
        with open(os.path.join(folder, "export.json")) as file:  # it is written last: without it the export is not complete
            self.export = json.load(file)
        if self.export["format"] != "webdataset":
            raise ValueError(f"{folder} is an export as {self.export['format']}, and webdataset is read here")
        self.names = arrays or [array["name"] for array in self.export["arrays"]] + ["label"]
        files = [shard["files"][0] for shard in self.export["shards"]]
        self.paths = [os.path.join(folder, file) for file in files if split is None or file.rsplit("-", 1)[0] == split]
        if not self.paths:
            raise ValueError(f"{folder} has no shard of the split {split}")
        self.shuffle = shuffle

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        paths = self.paths[worker.id::worker.num_workers] if worker else list(self.paths)
        draw = random.Random(int(torch.randint(2**31, (1,))[0]))  # another one in each epoch, the same after torch.manual_seed
        if self.shuffle > 0:
            draw.shuffle(paths)
        kept = []
        for item in (item for path in paths for item in self.read(path)):
            kept.append(item)
            if len(kept) > self.shuffle:
                yield kept.pop(draw.randrange(len(kept)))
        draw.shuffle(kept)
        yield from kept

    def read(self, path):
        with tarfile.open(path) as tar:
            item = {}
            for member in tar:
                sample, _, field = member.name.partition(".")
                if field == "json":  # the last of a sample's members
                    facts = json.load(tar.extractfile(member))
                    yield item | {name: tensor(self.fact(name, facts[name])) for name in self.names if name not in item} | {"sample_id": sample}
                    item = {}
                elif field[:-len(".npy")] in self.names:
                    item[field[:-len(".npy")]] = tensor(np.load(io.BytesIO(tar.extractfile(member).read())))

    def fact(self, name, value):
        form = self.export["label"]["form"]
        if name == "split":
            value = self.export["splits"].index(value) if value in self.export["splits"] else 255
        kinds = {"label": "i2" if form == "dominant" else "f4" if form == "fractions" else "u1", "epsg": "i4", "bounds": "i4"}
        return np.array(value, dtype=kinds.get(name) or ("f8" if name.endswith("_transform") else "u1"))


def tensor(values):
    # Torch has no uint16 in older versions, and little to do with it in newer ones.
    return torch.from_numpy(np.array(values, dtype="i4" if values.dtype == "u2" else values.dtype))
