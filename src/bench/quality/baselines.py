"""Baselines for the table of docs/quality.md: what an honest table sets beside a detector.

Each takes training rows and the rows to score, causally, and gives a score for every row to score and the
level above which it alarms, the 0.99 quantile of its scores on the training rows.
"""

import subprocess

import numpy as np

LEVEL = 0.99


def scaled(training, rows):
    mean, deviation = training.mean(0), training.std(0)
    deviation = np.where(deviation > 1e-6 * np.abs(mean) + 1e-12, deviation, np.maximum(1, np.abs(mean)))
    return (training - mean) / deviation, (rows - mean) / deviation


def leveled(training_scores, scores):
    return scores, np.quantile(training_scores, LEVEL)


def random_score(training, rows, seed):
    numbers = np.random.default_rng(seed)
    return leveled(numbers.random(len(training)), numbers.random(len(rows)))


def mean_z(training, rows, seed):
    a, b = scaled(training, rows)
    return leveled(np.abs(a).mean(1), np.abs(b).mean(1))


def pca(training, rows, seed):
    """T squared and Q together (Jackson and Mudholkar 1979; Yue and Qin 2001), 0.9 of the variance."""
    a, b = scaled(training, rows)
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(a.T)))
    values, vectors = values[::-1], vectors[:, ::-1]
    kept = 1 + np.searchsorted(np.cumsum(values) / values.sum(), 0.9)

    def parts(x):
        codes = x @ vectors[:, :kept]
        residuals = x - codes @ vectors[:, :kept].T
        return (codes**2 / values[:kept]).sum(1), (residuals**2).sum(1)

    t2, q = parts(a)
    limits = np.quantile(t2, LEVEL), np.quantile(q, LEVEL) + 1e-12
    s2, r = parts(b)
    return leveled(t2 / limits[0] + q / limits[1], s2 / limits[0] + r / limits[1])


def smoothed_mahalanobis(training, rows, seed, half_life=10):
    """Exponentially smoothed inputs, correlation shrunk by a tenth, fixed after the training rows."""
    a, b = scaled(training, rows)
    weight = 1 - 0.5 ** (1 / half_life)
    level, smooth = a[0], []
    for count, row in enumerate(np.vstack([a, b]), 1):
        level = level + max(weight, 1 / count) * (row - level)
        smooth.append(level)
    smooth = np.array(smooth)
    mean, covariance = smooth[: len(a)].mean(0), np.atleast_2d(np.cov(smooth[: len(a)].T))
    size = np.sqrt(np.diag(covariance)) + 1e-9
    correlation = 0.9 * covariance / np.outer(size, size) + 0.1 * np.eye(len(size))
    inverse = np.linalg.inv(correlation)
    residuals = (smooth - mean) / size
    scores = np.sqrt(np.einsum("ij,jk,ik->i", residuals, inverse, residuals))
    return leveled(scores[: len(a)], scores[len(a) :])


def forest(jar):
    def random_cut_forest(training, rows, seed):
        text = "\n".join(" ".join(f"{v:.9g}" for v in row) for row in np.vstack([training, rows]))
        java = ["java", "-cp", jar, __file__.replace("baselines.py", "ForestScores.java"), str(seed)]
        out = subprocess.run(java, input=text + "\n", capture_output=True, text=True, check=True).stdout
        scores = np.array([float(line) for line in out.split()])
        # The first rows of a forest have no score.
        return leveled(scores[len(training) // 2 : len(training)], scores[len(training) :])

    return random_cut_forest
