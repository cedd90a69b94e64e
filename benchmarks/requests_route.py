"""What a Python script does today: a list of URLs, a thread pool, a session a thread. Usage: requests_route.py URL LIST FOLDER THREADS"""
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

url, keys, folder, threads = sys.argv[1], Path(sys.argv[2]).read_text().split(), Path(sys.argv[3]), int(sys.argv[4])
own = threading.local()


def fetch(key):
    if not hasattr(own, "session"):
        own.session = requests.Session()
        own.session.trust_env = False
    response = own.session.get(url + key)
    response.raise_for_status()
    path = folder / key
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(response.content)


with ThreadPoolExecutor(threads) as pool:
    for _ in pool.map(fetch, keys):
        pass
