"""Prints how often normal rows fall below a p-value: the realised rates beside the wanted ones.

    python3 src/bench/quality/realised.py LABELS.csv[.gz] COLUMN FIRST SCORES.csv [FILE]

LABELS has COLUMN, 0 on normal rows; FIRST is the first row that counts; SCORES is what
`./tidewatch backtest --scores` wrote, of which the lines of FILE are read, or all.
"""

import csv
import gzip
import sys

WANTED = (1e-2, 1e-3, 1e-4)


def column(path, name):
    opened = gzip.open(path, "rt") if path.endswith(".gz") else open(path)
    with opened as lines:
        return [row[name] for row in csv.DictReader(lines)]


def main():
    path, name, first, scores = sys.argv[1:5]
    file = sys.argv[5] if len(sys.argv) > 5 else None
    normal = [float(label) == 0 for label in column(path, name)]
    with open(scores) as lines:
        values = [
            float(line["p_value"])
            for line in csv.DictReader(lines)
            if (file is None or line["file"] == file) and int(line["row"]) >= int(first)
            if normal[int(line["row"])]
        ]
    print(f"{len(values)} normal rows")
    for wanted in WANTED:
        print(f"{wanted:g}\t{sum(value < wanted for value in values) / len(values):.5f}")


main()
