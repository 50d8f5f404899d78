"""`python -m benchmarks`: every benchmark, each against a named baseline in the same run."""

from benchmarks import build, cadence, check, checker, feeds, redlines

if __name__ == "__main__":
    check.main()
    feeds.main()
    cadence.main()
    build.main()
    redlines.main()
    checker.main()
