#!/usr/bin/env python3
"""Simulates parts of equal weight on the nodes of a cluster, with slow nodes, failures and a rate that all share: how much node time is idle while the last parts end.

Prints a line for each number of parts: the share of node time that no part used, over many seeds. No network, no files; the same seeds give the same lines.
"""
import random

NODES = 40
SEEDS = 200
NODE_RATE = 1.0     # what a node takes, on average
SHARED_RATE = 30.0  # what all get together: an account's limit
FAILURE = 0.02      # of parts that break off somewhere and are begun again; what is complete stays


def run(parts, seed):
    """Idle share of the nodes until the last part is done."""
    draw = random.Random(seed)
    # Some nodes are slow all the time (other work on them), and each part meets weather of its own.
    speed = [NODE_RATE * draw.lognormvariate(0, 0.10) * (0.6 if draw.random() < 0.05 else 1) for _ in range(NODES)]
    work = NODES * 100.0 / parts
    queue = [work * draw.lognormvariate(0, 0.05) for _ in range(parts)]
    # A part that breaks off is begun again on the same node and goes on: it loses some minutes, not its work.
    queue = [weight + (work * 0.05 if draw.random() < FAILURE else 0) for weight in queue]
    left = [None] * NODES
    busy = 0.0
    now = 0.0
    idle_nodes = list(range(NODES))
    while queue or any(weight is not None for weight in left):
        while queue and idle_nodes:
            left[idle_nodes.pop()] = queue.pop()
        active = [node for node in range(NODES) if left[node] is not None]
        wanted = sum(speed[node] for node in active)
        scale = min(1.0, SHARED_RATE / wanted)
        step = min(left[node] / (speed[node] * scale) for node in active)
        now += step
        busy += step * len(active)
        for node in active:
            left[node] -= step * speed[node] * scale
            if left[node] <= 1e-9:
                left[node] = None
                idle_nodes.append(node)
    return 1 - busy / (now * NODES)


def main():
    print("parts  parts a node  idle, mean  idle, 95 % of seeds below")
    for parts in (40, 80, 200, 400, 480, 800, 1600):
        shares = sorted(run(parts, seed) for seed in range(SEEDS))
        print(f"{parts:5}  {parts / NODES:12.0f}  {sum(shares) / SEEDS:10.1%}  {shares[int(SEEDS * 0.95)]:10.1%}")


main()
