"""Puts the figures of api.py onto a Markdown page."""
PAGE = """# Benchmarks of the API

Written by `benchmarks/api.sh`; do not edit. `rapidai4eo serve` over 500,000 samples (1.5 million items) and `wrk` with {connections} connections share
the machine, over loopback. The floor is nginx, which gives the same bytes from a file. Items are whole unless said otherwise, {item_kb} each
with their 292 assets; answers are not packed unless said otherwise.

Machine: {machine}. {date}.

| request | bytes | a second | p50 | p99 | nginx a second | nginx p99 |
|---|---|---|---|---|---|---|
{rows}

| a page of {page_items:,} items | bytes | seconds | items a second |
|---|---|---|---|
{pages}

| what | measured | to reach | |
|---|---|---|---|
{targets}

{load}
"""
ENCODINGS = {"identity": "not packed", "gzip": "gzip", "br": "Brotli"}


def size(count):
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.1f} kB"


def row(name, count, api, floor):
    return f"| {name} | {size(count)} | {api[0]:,.0f} | {api[1]:.2f} ms | {api[2]:.2f} ms | {floor[0]:,.0f} | {floor[2]:.2f} ms |"


def target(what, measured, bound, shown, least=False):
    met = measured >= bound if least else measured < bound
    return f"| {what} | {shown(measured)} | {'at least' if least else 'under'} {shown(bound)} | {'met' if met else '**missed**'} |"


def page(figures):
    items = figures["page_items"]
    pages = [f"| {ENCODINGS[encoding]} | {size(count)} | {seconds:.2f} | {items / seconds:,.0f} |" for encoding, seconds, count in figures["pages"]]
    targets = [
        target("start to the first answer", figures["start_seconds"], 1, lambda s: f"{s:.2f} s"),
        target("most memory at any time", figures["peak"], 200e6, lambda b: f"{b / 1e6:.0f} MB"),
        target("p99 of bbox + filter", figures["rows"][-1][2][2], 20, lambda ms: f"{ms:.1f} ms"),
        target(f"{items:,} whole items, not packed", items / figures["pages"][0][1], 5000, lambda rate: f"{rate:,.0f} items/s", least=True),
    ]
    return PAGE.format(
        **{name: figures[name] for name in ("connections", "machine", "date", "page_items", "load")}, item_kb=size(figures["rows"][0][1]),
        rows="\n".join(row(*values) for values in figures["rows"]), pages="\n".join(pages), targets="\n".join(targets)).rstrip() + "\n"
