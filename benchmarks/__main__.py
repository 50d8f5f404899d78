"""`python -m benchmarks`: every benchmark, each against a named baseline in the same run."""

from benchmarks import build, cadence, check, checker, feeds, hunches, redlines, year

if __name__ == "__main__":
    check.main()
    feeds.main()
    year.main()
    cadence.main()
    build.main()
    redlines.main()
    hunches.main()
    checker.main()
