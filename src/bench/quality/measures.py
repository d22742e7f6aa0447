"""Prints what each error measure is worth on public data: a table for docs/quality.md.

    ./mvnw -B package -DskipTests
    python3 src/bench/quality/measures.py DATA JUDGE [CONFIG ...]

Each configuration (skab, smd, transactions) is run as it is, but for `model.measure`, once with its `reference` and
once without. A size of the code that was chosen for residual and code is left to the default otherwise. The linear
family has no reconstruction probability, so the variational one stands beside it where its trainings are few: on the
cards. Needs numpy; takes a quarter of an hour.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

import quality

MEASURES = ("root_mean_square", "largest", "residual_distance", "residual_and_code")
CONFIGS = ("skab", "smd", "transactions")
FIGURES = {
    "skab": [("skab", "roc_auc"), ("skab", "alerts.f1"), ("skab_free", "alerts.far_pct")],
    "smd": [("smd", "roc_auc_filemean"), ("smd", "avg_precision_filemean")],
    "transactions": [("fraud_sim", "fraud.roc_auc"), ("fraud_sim", "fraud.avg_precision")],
}


def variants():
    """A name, and what is changed in a configuration's text for it: None where it does not apply."""
    for reference in (True, False):
        for measure in MEASURES:
            name = measure if reference else f"{measure}, no reference"
            yield name, lambda text, m=measure, r=reference: changed(text, m, r)
    for measure in ("root_mean_square", "reconstruction_probability"):
        yield f"variational, {measure}", lambda text, m=measure: variational(text, m)


def changed(text, measure, reference):
    section = re.compile(r"(?m)^reference:\n(?:[ #].*\n|\n)*")
    if not reference:
        if not section.search(text):
            return None
        text = section.sub("", text)
    if measure != "residual_and_code":
        text = re.sub(r"(?m)^  code: .*\n", "", text)
    return re.sub(r"(?m)^  measure: .*$", f"  measure: {measure}", text)


def variational(text, measure):
    if "scope: entity" in text:
        return None
    text = re.sub(r"(?m)^  family: .*$", "  family: variational\n  layers: [12]", text)
    return changed(text, measure, True)


def figures(part, config, text, judge, data, folder):
    path, scores = folder / f"{config}.yaml", folder / "scores.csv"
    path.write_text(text)
    command = [str(quality.ROOT / "tidewatch"), "backtest", "--config", str(path), "--scores", str(scores)]
    subprocess.run(command + part.options, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = {name: quality.judged(judge, data, name, scores) for name in part.names}
    return [quality.number([found[name].get(figure)], "_pct" in figure) for name, figure in FIGURES[config]]


def main():
    data, judge = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    configs = sys.argv[3:] or CONFIGS
    heads = [("normal run " if name == "skab_free" else f"{config} ") + quality.HEADS[figure]
             for config in configs for name, figure in FIGURES[config]]
    print("| measure | " + " | ".join(heads) + " |")
    print("| --- |" + " ---: |" * len(heads))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        parts = {part.config: part for part in quality.parts(data, folder)}
        for variant, change in variants():
            cells = []
            for config in configs:
                text = change((quality.ROOT / "conf" / f"{config}.yaml").read_text())
                cells += (["" for _ in FIGURES[config]] if text is None else
                          figures(parts[config], config, text, judge, data, folder))
            print(f"| {variant} | " + " | ".join(cells) + " |", flush=True)


main()
