"""Prints what can be had on the card data from amount, customer, terminal and time alone.

    python3 src/bench/quality/card_ceiling.py DATA JUDGE

DATA is the folder of the data sets, JUDGE its evaluate.py. Two of three test frauds are of a compromised
terminal: the simulator marks its transactions for 28 days and changes nothing else. So a detector that
knows the frauds of the other two kinds for certain, and guesses at the rest, is what may be hoped for.
"""

import collections
import csv
import gzip
import importlib.util
import pathlib
import sys

import numpy as np

SEEDS = range(20)
TERMINAL = 2


def main():
    data, judge = pathlib.Path(sys.argv[1]), sys.argv[2]
    spec = importlib.util.spec_from_file_location("judge", judge)
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    with gzip.open(next((data / "fraud_sim").glob("*.csv.gz")), "rt") as lines:
        rows = list(csv.DictReader(lines))
    day = np.array([int(row["TX_TIME_DAYS"]) for row in rows])
    customer = np.array([int(row["CUSTOMER_ID"]) for row in rows])
    fraud = np.array([int(row["TX_FRAUD"]) for row in rows])
    scenario = np.array([int(row["TX_FRAUD_SCENARIO"]) for row in rows])
    labels = {"x": {"TX_TIME_DAYS": day, "CUSTOMER_ID": customer}, "y": fraud}
    first = day.min()
    test = judge.handbook_mask(labels, (first, first + 6), (first + 14, first + 20))
    print("test frauds by scenario", dict(collections.Counter(scenario[test & (fraud == 1)].tolist())))
    figures = []
    for seed in SEEDS:
        score = np.random.default_rng(seed).random(len(rows))
        score += 2 * ((fraud == 1) & (scenario != TERMINAL))
        y, s = fraud[test], score[test]
        figures.append([
            judge.roc_auc(y, s), judge.avg_precision(y, s),
            judge.card_precision(day[test], customer[test], y, s)])
    for name, values in zip(["ROC-AUC", "AP", "card precision@100"], np.array(figures).T):
        print(f"{name}: mean {values.mean():.3f}, {values.min():.3f} to {values.max():.3f}")


main()
