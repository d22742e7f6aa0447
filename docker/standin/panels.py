#!/usr/bin/env python3
"""Asks a Prometheus every query of the dashboard, and prints what each gives. Exit code 1 when one gives
nothing.

  panels.py http://localhost:9090 tidewatch_demo
"""

import json
import math
import pathlib
import sys
import urllib.parse
import urllib.request

DASHBOARD = pathlib.Path(__file__).parent.parent / "grafana" / "dashboard.json"


def values(server, query):
    url = server + "/api/v1/query?" + urllib.parse.urlencode({"query": query})
    with urllib.request.urlopen(url, timeout=30) as answer:
        series = json.load(answer)["data"]["result"]
    return [float(one["value"][1]) for one in series]


def main(server, job):
    silent = 0
    for panel in json.loads(DASHBOARD.read_text())["panels"]:
        for target in panel.get("targets", []):
            found = values(server, target["expr"].replace("$job", job))
            silent += not any(math.isfinite(value) for value in found)
            shown = ", ".join(f"{value:.4g}" for value in found) or "NOTHING"
            print(f"{panel['title']:24} {target['legendFormat']:28} {shown}")
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
