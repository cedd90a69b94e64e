"""An export of NumPy files as a PyTorch Dataset. Copy it and make it yours."""
import json
import os

import numpy as np
import torch


class NpyDataset(torch.utils.data.Dataset):
    """Items are dicts: a tensor for each array, and sample_id."""

    def __init__(self, folder, split=None, arrays=None):
        with open(os.path.join(folder, "export.json")) as file:  # it is written last: without it the export is not complete
            self.export = json.load(file)
        if self.export["format"] != "npy":
            raise ValueError(f"{folder} is an export as {self.export['format']}, and npy is read here")
        self.folder = folder
        self.images = [array["name"] for array in self.export["arrays"]]
        self.names = arrays or self.images + ["label"]
        self.small = {name: self.load(name) for name in self.names if name not in self.images}
        self.ids = self.load("sample_id")
        self.ends = np.cumsum([shard["samples"] for shard in self.export["shards"]])
        self.rows = np.arange(len(self.ids))
        if split is not None:
            self.rows = np.flatnonzero(self.load("split") == self.export["splits"].index(split))

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, item):
        row = self.rows[item]
        return {name: tensor(self.read(name, row)) for name in self.names} | {"sample_id": str(self.ids[row])}

    def read(self, name, row):
        if name in self.small:
            return self.small[name][row]
        shard = np.searchsorted(self.ends, row, side="right")
        file = next(file for file in self.export["shards"][shard]["files"] if file.startswith(name + "-"))
        # Mapped and let go of: a mapping for each of thousands of files would be more than systems allow.
        return self.load(file[:-len(".npy")], "r")[row - self.ends[shard]]  # from the shard's end: negative

    def load(self, name, mode=None):
        return np.load(os.path.join(self.folder, name + ".npy"), mmap_mode=mode)


def tensor(values):
    # Torch has no uint16 in older versions, and little to do with it in newer ones.
    return torch.from_numpy(np.array(values, dtype="i4" if values.dtype == "u2" else values.dtype))
