# Writes r-reference.json into the working directory: `cd test/stats/reference && Rscript r-reference.R`. Base R only.

first <- c(0.0461, 0.0502, 0.0449, 0.0613, 0.0478, 0.0555, 0.0431, 0.0527)
second <- c(0.0488, 0.0519, 0.0472, 0.0601, 0.0530, 0.0598, 0.0460, 0.0541)
other <- c(12.1, 11.4, 13.9, 12.7, 10.8)
another <- c(14.2, 12.9, 15.1, 13.3, 16.0, 13.8, 14.9)

numbers <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ", "), "]")
shares <- c(0, 0.1, 0.25, 0.5, 0.9, 0.95, 1)
# scipy 1.10 is no judge of quantiles of t: its t.ppf(0.95, 30) is off in the ninth digit.
qtShares <- c(1e-12, 0.001, 0.025, 0.4, 0.6, 0.95, 0.999999)
qtFreedoms <- c(1, 2.5, 7, 30, 1000)
welch <- t.test(other, another, conf.level = 0.9)
pair <- t.test(first, second, paired = TRUE)

rows <- c(
  version = sprintf("\"%s\"", R.version.string),
  quantiles = numbers(quantile(another, shares, type = 7, names = FALSE)),
  shares = numbers(shares),
  sd = numbers(c(sd(first), sd(other), sd(another))),
  welch = numbers(c(welch$statistic, welch$parameter, welch$p.value, welch$conf.int)),
  paired = numbers(c(pair$statistic, pair$parameter, pair$p.value, pair$conf.int)),
  pairedMargin = numbers(c(
    t.test(first, second, paired = TRUE, mu = 0.001, alternative = "less")$p.value,
    t.test(first, second, paired = TRUE, mu = -0.005, alternative = "greater")$p.value
  )),
  wilcoxon = numbers(c(
    wilcox.test(first, second, paired = TRUE, exact = TRUE, alternative = "less")$p.value,
    wilcox.test(first, second, paired = TRUE, exact = TRUE, alternative = "greater")$p.value
  )),
  mannWhitney = numbers(c(
    wilcox.test(other, another, exact = TRUE, alternative = "less")$p.value,
    wilcox.test(other, another, exact = TRUE, alternative = "greater")$p.value
  )),
  clopperPearson = numbers(c(binom.test(7, 12)$conf.int, binom.test(480, 500, conf.level = 0.99)$conf.int)),
  qtShares = numbers(qtShares),
  qtFreedoms = numbers(qtFreedoms),
  qt = numbers(outer(qtShares, qtFreedoms, qt)),
  pt = numbers(c(pt(-3.2, 4), pt(-40, 9), pt(2.7, 11.37))),
  pbeta = numbers(c(pbeta(0.2, 1e5, 4.1e5), pbeta(0.5, 1e4, 1.0001e4), pbeta(0.9, 500, 60))),
  pbinom = numbers(c(pbinom(50399, 100000, 0.5, lower.tail = FALSE), dbinom(50400, 100000, 0.5)))
)

lines <- sprintf("  \"%s\": %s", names(rows), rows)
writeLines(c("{", paste(lines, collapse = ",\n"), "}"), "r-reference.json")
