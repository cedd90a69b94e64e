"""A Zarr export as a PyTorch Dataset. Needs zarr; copy it and make it yours."""
import json
import os

import numpy as np
import torch
import zarr


class ZarrDataset(torch.utils.data.Dataset):
    """Items are dicts: a tensor for each array, and sample_id."""

    def __init__(self, folder, split=None, arrays=None):
        with open(os.path.join(folder, "export.json")) as file:  # it is written last: without it the export is not complete
            self.export = json.load(file)
        if self.export["format"] != "zarr":
            raise ValueError(f"{folder} is an export as {self.export['format']}, and zarr is read here")
        names = arrays or [array["name"] for array in self.export["arrays"]] + ["label"]
        group = zarr.open_consolidated(folder, mode="r")
        # Images are read when they are asked for. All else is small, and thousands of samples share a chunk.
        self.arrays = {name: group[name] if group[name].ndim > 3 else group[name][:] for name in names}
        self.ids = group["sample_id"][:]
        self.rows = np.arange(len(self.ids))
        if split is not None:
            self.rows = np.flatnonzero(group["split"][:] == self.export["splits"].index(split))

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, item):
        row = self.rows[item]
        return {name: tensor(array[row]) for name, array in self.arrays.items()} | {"sample_id": str(self.ids[row])}


def tensor(values):
    # Torch has no uint16 in older versions, and little to do with it in newer ones.
    return torch.from_numpy(np.array(values, dtype="i4" if values.dtype == "u2" else values.dtype))
