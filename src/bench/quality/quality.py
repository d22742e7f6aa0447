"""Writes docs/quality.md: Tidewatch and baselines on public data, judged by the data's own judge.

    ./mvnw -B package -DskipTests
    ./mvnw -B dependency:copy -DoutputDirectory=target/forest \\
        -Dartifact=software.amazon.randomcutforest:randomcutforest-core:4.4.0
    python3 src/bench/quality/quality.py [--ours] DATA JUDGE docs/quality.md [CONFIG ...]

DATA is the folder of the data sets, JUDGE its evaluate.py. Where configurations are named (skab, smd, series,
transactions, purchases, network), only their sections are run, and the others stay as they are. With --ours, the
baselines' rows stay as they are, too: nothing that Tidewatch does changes them. Needs numpy; takes more than an hour.
"""

import argparse
import csv
import datetime
import gzip
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

import numpy as np

import baselines

ROOT = pathlib.Path(__file__).resolve().parents[3]
SEEDS = (1, 2, 3)
SKAB = ["alerts.f1", "alerts.far_pct", "alerts.mar_pct", "roc_auc", "avg_precision", "events.fc1"]
FREE = ["alerts.far_pct"]
SMD = ["roc_auc_filemean", "avg_precision_filemean", "best_f1_filemean", "events.fc1", "alerts.far_pct"]
SERIES = ["roc_auc", "avg_precision"]
FRAUD = ["fraud.roc_auc", "fraud.avg_precision", "fraud.card_precision_100"]
HEADS = {
    "alerts.f1": "F1", "alerts.far_pct": "FAR %", "alerts.mar_pct": "MAR %", "roc_auc": "ROC-AUC",
    "avg_precision": "AP", "events.fc1": "fc1", "roc_auc_filemean": "ROC-AUC",
    "avg_precision_filemean": "AP", "best_f1_filemean": "best F1", "fraud.roc_auc": "ROC-AUC",
    "fraud.avg_precision": "AP", "fraud.card_precision_100": "card precision@100",
}


class Part:
    """One data set: what Tidewatch is run with, what baselines train on, what is measured."""

    def __init__(self, title, names, config, options, streams, reach):
        self.title, self.names, self.config, self.options = title, names, config, options
        self.streams, self.reach = streams, reach


def read(path, skip):
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
    with opened as lines:
        rows = csv.reader(lines)
        columns = [i for i, name in enumerate(next(rows)) if name not in skip]
        return np.array([[float(row[i]) for i in columns] for row in rows])


def skab(data):
    for path in sorted((data / "skab").rglob("*.csv")):
        rows = read(path, {"datetime", "anomaly", "changepoint"})
        name = path.relative_to(data / "skab").with_suffix("").as_posix()
        free = name.startswith("anomaly-free")
        yield "skab_free" if free else "skab", name, 400, rows[:400], rows[400:]


def smd(data):
    for path in sorted((data / "smd").glob("*_train.csv.gz")):
        machine = path.name.removesuffix("_train.csv.gz")
        test = read(data / "smd" / f"{machine}_test.csv.gz", {"row", "label"})
        yield "smd", f"{machine}_test", 0, read(path, {"row"}), test


def series(data):
    rows = read(data / "memstream_syn" / "syn.csv", {"row", "label"})
    yield "memstream_syn", "syn", 0, rows[:100], rows


def majority(data):
    """The first 256 rows of the larger class, as which MemStream's protocol has them learned from."""
    path = data / "kdd99" / "kdd99_10pct.csv.gz"
    with gzip.open(path, "rt") as lines:
        head, *rows = csv.reader(lines)
    return head, rows, [row for row in rows if row[-1] == "1"][:256]


def network(data):
    head, rows, first = majority(data)
    columns = []
    for c, name in list(enumerate(head))[1:-2]:
        if name in {"protocol_type", "service", "flag"}:
            columns += [lambda row, c=c, v=v: float(row[c] == v) for v in sorted({row[c] for row in rows})]
        else:
            columns.append(lambda row, c=c: float(row[c]))
    values = [np.array([[column(row) for column in columns] for row in some]) for some in (first, rows)]
    yield "kdd99", "kdd99_10pct", 0, *values


def fraud(data, skip=()):
    path = next((data / "fraud_sim").glob("*.csv.gz"))
    with gzip.open(path, "rt") as lines:
        head = next(csv.reader(lines))
    wanted = ["TX_AMOUNT"] + [name for name in head if "WINDOW" in name or "DURING" in name]
    wanted = [name for name in wanted if not any(word in name for word in skip)]
    rows = read(path, set(head) - set(wanted))
    days = read(path, set(head) - {"TX_TIME_DAYS"})[:, 0]
    yield "fraud_sim", path.name.removesuffix(".csv.gz"), 0, rows[days <= 107], rows


def raw_fraud(data):
    return fraud(data, skip=("RISK",))


def parts(data, folder):
    smd_options = ["--labels", "label"]
    for path in sorted((data / "smd").glob("*_test.csv.gz")):
        smd_options += ["--history", str(path).replace("_test", "_train"), "--input", str(path)]
    head, _, first = majority(data)
    with open(folder / "majority.csv", "w", newline="") as lines:
        csv.writer(lines).writerows([head, *first])
    transactions = next((data / "fraud_sim").glob("*.csv.gz"))
    return [
        Part("SKAB", {"skab": SKAB, "skab_free": FREE}, "skab",
             ["--input", str(data / "skab")], skab,
             "F1 0.83 with FAR at most 20; ROC-AUC 0.90; fc1 0.88; normal run FAR at most 2"),
        Part("SMD", {"smd": SMD}, "smd", smd_options, smd,
             "ROC-AUC 0.92, AP 0.38, best F1 0.48, fc1 0.55"),
        Part("MemStream's synthetic series", {"memstream_syn": SERIES}, "series",
             ["--input", str(data / "memstream_syn" / "syn.csv")], series, "ROC-AUC 0.965"),
        Part("Card transactions, derived columns", {"fraud_sim": FRAUD}, "transactions",
             ["--input", str(transactions)], fraud,
             "ROC-AUC 0.86, AP 0.28, card precision@100 0.23"),
        Part("Card transactions, raw columns", {"fraud_sim": FRAUD}, "purchases",
             ["--input", str(transactions)], raw_fraud,
             "ROC-AUC 0.72, AP 0.10, card precision@100 0.10"),
        Part("Network connections", {"kdd99": SERIES}, "network",
             ["--history", str(folder / "majority.csv"),
              "--input", str(data / "kdd99" / "kdd99_10pct.csv.gz")], network,
             "ROC-AUC 0.985 at under 5 microseconds a record"),
    ]


def judged(judge, data, dataset, scores):
    command = [sys.executable, judge, "--root", data, "--dataset", dataset, "--scores", scores, "--flat"]
    out = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=True).stdout
    return dict(line.split("\t", 1) for line in out.splitlines() if "\t" in line)


def tidewatch(part, seed, scores):
    config = (ROOT / "conf" / f"{part.config}.yaml").read_text()
    seeded = re.sub(r"(?m)^learning:\n", f"learning:\n  seed: {seed}\n", config)
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(seeded)
        file.flush()
        subprocess.run(
            [str(ROOT / "tidewatch"), "backtest", "--config", file.name, "--scores", str(scores)]
            + part.options, check=True, stdout=subprocess.DEVNULL)


def baseline(method, streams, seed, scores):
    with open(scores, "w") as lines:
        lines.write("dataset,file,row,score,alert\n")
        for dataset, name, first, training, rows in streams:
            values, level = method(training, rows, seed)
            for i, value in enumerate(values):
                lines.write(f"{dataset},{name},{first + i},{value:.7g},{int(value > level)}\n")


def number(texts, percent):
    if any(text is None or text == "None" for text in texts):
        return "n/a"
    values = np.array([float(text) for text in texts])
    digits = 1 if percent else 3
    spread = values.max() - values.min()
    rest = f" ±{spread / 2:.{digits}f}" if round(spread / 2, digits) > 0 else ""
    return f"{values.mean():.{digits}f}{rest}"


def table(part, judge, data, methods, folder):
    columns = [(dataset, figure) for dataset, figures in part.names.items() for figure in figures]
    free = lambda dataset: "normal run " if dataset == "skab_free" else ""
    lines = ["| | " + " | ".join(free(d) + HEADS[f] for d, f in columns) + " |"]
    lines.append("| --- |" + " ---: |" * len(columns))
    streams = list(part.streams(data))
    for name, method, seeds in methods:
        runs = []
        for seed in seeds:
            scores = folder / "scores.csv"
            if method is None:
                tidewatch(part, seed, scores)
            else:
                baseline(method, streams, seed, scores)
            runs.append({d: judged(judge, data, d, scores) for d in part.names})
            print(part.title, name, seed, flush=True)
        cells = [number([run[d].get(f) for run in runs], "_pct" in f) for d, f in columns]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def git(*words):
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True).stdout.strip()


def machine():
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return f"{cpu.group(1) if cpu else platform.machine()}, {platform.system()}"


def written(out):
    """The sections that are there, by title."""
    path = pathlib.Path(out)
    sections = re.split(r"(?m)^## ", path.read_text())[1:] if path.exists() else []
    return {section.split("\n", 1)[0]: "## " + section for section in sections}


def baselines_of(section):
    """The rows of a section's table that are not Tidewatch's."""
    return [line for line in section.splitlines() if re.match(r"\| [^*|-]", line)]


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ours", action="store_true")
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("judge", type=pathlib.Path)
    parser.add_argument("out")
    parser.add_argument("configs", nargs="*", metavar="CONFIG")
    return parser.parse_args()


def main():
    given = arguments()
    data, judge, out = given.data.resolve(), given.judge, given.out
    jar = next((ROOT / "target" / "forest").glob("randomcutforest-core-*.jar"))
    methods = [
        ("**Tidewatch**", None, SEEDS),
        ("smoothed Mahalanobis distance", baselines.smoothed_mahalanobis, SEEDS[:1]),
        ("PCA, T² and Q", baselines.pca, SEEDS[:1]),
        ("mean of abs(z)", baselines.mean_z, SEEDS[:1]),
        ("random cut forest", baselines.forest(str(jar)), SEEDS),
        ("random score", baselines.random_score, SEEDS),
    ]
    if given.ours:
        methods = methods[:1]
    text = [(pathlib.Path(__file__).parent / "preface.md").read_text()]
    dirty = " and changes" if git("status", "--porcelain", "--", "src/main", "conf") else ""
    commit = f"commit {git('rev-parse', '--short', 'HEAD')}{dirty}, {datetime.date.today()}"
    text.append(f"{machine()}. Each section says of which commit it is.")
    with tempfile.TemporaryDirectory() as folder:
        before = written(out)
        there = parts(data, pathlib.Path(folder))
        unknown = set(given.configs) - {part.config for part in there}
        if unknown:
            sys.exit(f"configuration must be one of a section, but was {', '.join(sorted(unknown))} (CONFIG)")
        for part in there:
            section = before.get(part.title, "")
            if given.configs and part.config not in given.configs:
                text.append(section)
                continue
            text.append(f"## {part.title}")
            text.append(f"`conf/{part.config}.yaml`; to reach: {part.reach}. {'Tidewatch at c' if given.ours else 'C'}{commit[1:]}.")
            rows = [table(part, judge, data, methods, pathlib.Path(folder))]
            text.append("\n".join(rows + (baselines_of(section) if given.ours else [])))
    notes = pathlib.Path(__file__).parent / "notes.md"
    text.append(notes.read_text())
    pathlib.Path(out).write_text("\n\n".join(piece.strip("\n") for piece in text if piece) + "\n")


if __name__ == "__main__":
    main()
