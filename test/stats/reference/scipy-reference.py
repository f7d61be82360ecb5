"""Writes scipy-reference.json beside it: `python3 scipy-reference.py`. Needs scipy and numpy; the versions are kept in the file."""

import json
import pathlib

import numpy
import scipy
from scipy import special, stats

FIRST = [0.0461, 0.0502, 0.0449, 0.0613, 0.0478, 0.0555, 0.0431, 0.0527]
SECOND = [0.0488, 0.0519, 0.0472, 0.0601, 0.0530, 0.0598, 0.0460, 0.0541]
OTHER = [12.1, 11.4, 13.9, 12.7, 10.8]
ANOTHER = [14.2, 12.9, 15.1, 13.3, 16.0, 13.8, 14.9]
TIED = [3, 1, 4, 1, 5, 9, 2, 6]
TIED_OTHER = [5, 3, 5, 8, 9, 7, 9]


def p_of(result):
    return float(result.pvalue)


def mean_difference(x, y, axis):
    return numpy.mean(x, axis=axis) - numpy.mean(y, axis=axis)


def mean_of(x, axis):
    return numpy.mean(x, axis=axis)


differences = [a - b for a, b in zip(FIRST, SECOND)]
beta_cases = [(0.3, 2, 3), (0.01, 0.5, 0.5), (0.999, 40, 2.5), (0.5, 1e4, 1.0001e4), (0.2, 1e5, 4.1e5), (1e-9, 0.1, 7), (0.9, 500, 60)]
gamma_cases = [(0.5, 0.1), (0.5, 30), (3, 2), (100, 90), (1e4, 1.01e4), (2.5, 60), (1e-3, 1e-4)]
t_cases = [(-3.2, 4), (0.1, 1), (2.7, 11.37), (12, 3), (-40, 9), (1.96, 1e6), (1e-8, 5)]
binomial_cases = [(3, 3, 0.5), (2, 10, 0.3), (59, 100, 0.5), (0, 20, 0.01), (990, 1000, 0.98), (50400, 100000, 0.5)]

reference = {
    "versions": {"scipy": scipy.__version__, "numpy": numpy.__version__},
    "samples": {"first": FIRST, "second": SECOND, "other": OTHER, "another": ANOTHER, "tied": TIED, "tiedOther": TIED_OTHER},
    "logGamma": [[x, float(special.gammaln(x))] for x in (0.001, 0.3, 0.999, 1.5, 2.001, 7, 14.9, 15.1, 171.5, 1e5, 1e10)],
    "beta": [[x, a, b, float(special.betainc(a, b, x)), float(special.betaincc(a, b, x)) if hasattr(special, "betaincc") else float(stats.beta.sf(x, a, b))] for x, a, b in beta_cases],
    "gamma": [[a, x, float(special.gammainc(a, x)), float(special.gammaincc(a, x))] for a, x in gamma_cases],
    "normalCdf": [[z, float(stats.norm.cdf(z))] for z in (-30, -8.5, -3, -1e-9, 0, 0.5, 1.96, 6)],
    "normalQuantile": [[p, float(stats.norm.ppf(p))] for p in (1e-300, 1e-12, 0.01, 0.074, 0.3, 0.5, 0.6, 0.975, 0.999999)],
    "tCdf": [[t, f, float(stats.t.cdf(t, f)), float(stats.t.sf(t, f))] for t, f in t_cases],
    "binomial": [[k, n, p, float(stats.binom.pmf(k, n, p)), float(stats.binom.cdf(k, n, p)), float(stats.binom.sf(k - 1, n, p))] for k, n, p in binomial_cases],
    "descriptive": [[name, float(numpy.mean(v)), float(numpy.std(v, ddof=1)), float(numpy.median(v)), [[q, float(numpy.quantile(v, q))] for q in (0, 0.1, 0.5, 0.9, 0.95, 0.99, 1)]] for name, v in (("first", FIRST), ("other", OTHER), ("tied", TIED))],
    "tests": {
        alternative: {
            "paired": p_of(stats.ttest_rel(FIRST, SECOND, alternative=alternative)),
            "pooled": p_of(stats.ttest_ind(OTHER, ANOTHER, alternative=alternative)),
            "welch": p_of(stats.ttest_ind(OTHER, ANOTHER, equal_var=False, alternative=alternative)),
            "one": p_of(stats.ttest_1samp(FIRST, 0.05, alternative=alternative)),
        }
        for alternative in ("less", "greater", "two-sided")
    },
    "exact": {
        alternative: {
            "signFlip": p_of(stats.permutation_test((differences,), mean_of, permutation_type="samples", n_resamples=numpy.inf, alternative=alternative)),
            "permutation": p_of(stats.permutation_test((OTHER, ANOTHER), mean_difference, n_resamples=numpy.inf, alternative=alternative)),
            "permutationTied": p_of(stats.permutation_test((TIED, TIED_OTHER), mean_difference, n_resamples=numpy.inf, alternative=alternative)),
            "wilcoxon": p_of(stats.wilcoxon(differences, alternative=alternative, mode="exact")),
            "mannWhitney": p_of(stats.mannwhitneyu(OTHER, ANOTHER, alternative=alternative, method="exact")),
            "mannWhitneyTied": p_of(stats.permutation_test((TIED, TIED_OTHER), lambda x, y: stats.mannwhitneyu(x, y, method="asymptotic").statistic, vectorized=False, n_resamples=numpy.inf, alternative=alternative)),
        }
        for alternative in ("less", "greater")
    },
    "proportions": [
        [k, n, c, *map(float, stats.binomtest(k, n).proportion_ci(c, "exact"))]
        for k, n in ((0, 12), (7, 12), (12, 12), (480, 500), (1, 1)) for c in (0.9, 0.95, 0.99)
    ],
    # Many resamples: what is left of their noise is far below the tolerance of the test.
    "bca": list(map(float, stats.bootstrap((ANOTHER,), numpy.mean, n_resamples=200_000, batch=20_000, confidence_level=0.95, method="BCa", random_state=7).confidence_interval)),
    "mcnemar": [[b, c, float(stats.binomtest(b, b + c, 0.5, alternative="greater").pvalue), float(stats.binomtest(b, b + c, 0.5).pvalue)] for b, c in ((10, 2), (3, 3), (0, 6), (130, 101))],
}

target = pathlib.Path(__file__).with_name("scipy-reference.json")
target.write_text(json.dumps(reference, indent=1) + "\n")
