# Everything from a fresh clone with Python 3.11+, pip, venv, make and git.
#
#   make site    check the reference playbook and build it into site/
#   make serve   the same with live reload
#   make test    everything that has to pass: lint, types, layers, tests; generated examples are
#                the same in every run (CI=1), plain pytest draws others each time
#   make bench   benchmarks, as ratios to baselines of the same run
#   make lock    pin the requirements anew (Python 3.11, needs the network)

PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

.PHONY: help site serve test bench lock clean packages schema
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   make/  make/p' Makefile

site: $(VENV)/.site schema
	@echo "→ 检查手册 / checking the reference playbook"
	@$(BIN)/qunce check --fail-on error || { \
	  echo "✗ 手册里有错误：按上面每条的「改法」改，再 make site"; \
	  echo "  The playbook has errors: mend them as told above, then make site again."; exit 1; }
	@echo "→ 生成网站 / building the site"
	@$(BIN)/qunce build || { \
	  echo "✗ 网站没有生成，原来的还在：原因在上面 / Not built; the reason is above."; exit 1; }
	@echo "✓ $(CURDIR)/site"
	@echo "  看：make serve，或 python3 -m http.server -d site 然后打开 http://127.0.0.1:8000"
	@echo "  View it: make serve, or python3 -m http.server -d site and open that address."

serve: $(VENV)/.site schema
	@echo "→ http://127.0.0.1:8000  改 content/ 或 calendar/ 里的文件，网页自己刷新；Ctrl-C 停"
	@$(BIN)/qunce serve

schema: $(VENV)/.site
	@$(BIN)/qunce schema .qunce/schema 2>/dev/null

test: $(VENV)/.test $(VENV)/.readers packages
	@echo "→ ruff check"
	@$(BIN)/ruff check . || { echo "✗ 多半能自己改好：$(BIN)/ruff check --fix ."; exit 1; }
	@echo "→ ruff format"
	@$(BIN)/ruff format --check . || { echo "✗ 运行 $(BIN)/ruff format ."; exit 1; }
	@echo "→ mypy"
	@$(BIN)/mypy
	@echo "→ lint-imports"
	@$(BIN)/lint-imports || { echo "✗ 各层只能往下引用，见 pyproject.toml 的 importlinter"; exit 1; }
	@echo "→ pytest"
	@CI=1 $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder --cov --cov-report=term

bench: $(VENV)/.test
	@$(BIN)/python -m benchmarks

packages:
	@.ci/packages $(BIN)/python

# One environment for all; requirements-dev.txt holds everything of requirements.txt.
$(VENV)/.python:
	@echo "→ 建 Python 环境 / creating $(VENV)"
	@for one in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
	  if "$$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$one" -m venv --clear $(VENV) && touch $@ && exit 0; \
	    echo "✗ 建不成虚拟环境：Debian 和 Ubuntu 上先 apt-get install python3-venv"; \
	    echo "  No virtual environment: on Debian or Ubuntu, apt-get install python3-venv."; exit 1; \
	  fi; \
	done; \
	echo "✗ 要 Python 3.11 或更新；装在别处就写 make PYTHON=/…/python3.12"; \
	echo "  Python 3.11 or newer is needed; if it is elsewhere: make PYTHON=/…/python3.12"; exit 1

$(VENV)/.site: $(VENV)/.python requirements.txt pyproject.toml
	@echo "→ 装依赖 / installing what the site needs"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt && \
	  $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable . || { \
	  echo "✗ 没有装成：多半是网络，看 pip 上面的话，再来一次 / pip failed, most often for the network."; \
	  exit 1; }
	@touch $@

$(VENV)/.test: $(VENV)/.python requirements-dev.txt pyproject.toml
	@echo "→ 装依赖 / installing what the tests need"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt && \
	  $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable . || { \
	  echo "✗ 没有装成：多半是网络，看 pip 上面的话，再来一次 / pip failed, most often for the network."; \
	  exit 1; }
	@touch $@ $(VENV)/.site

$(VENV)/.readers: $(VENV)/.test .ci/readers site_tests/node/package.json site_tests/node/package-lock.json
	@.ci/readers $(BIN)/python $(VENV)/readers
	@touch $@

COMPILE = $(VENV)/lock/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
  --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --all-build-deps

# Python 3.11 gives the longest list; the newer ones need no package that is not on it.
# The oldest 3.11 there is (Debian 12 has 3.11.2) gives versions that all can install.
lock: $(VENV)/.python
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
	  echo "✗ 要用 Python 3.11：rm -r $(VENV); make lock PYTHON=python3.11"; exit 1; }
	@$(BIN)/python -m venv $(VENV)/lock && $(VENV)/lock/bin/pip install --quiet pip-tools
	@rm -f requirements.txt requirements-dev.txt
	@$(COMPILE) --extra dev -o requirements-dev.txt pyproject.toml
	@$(COMPILE) -c requirements-dev.txt -o requirements.txt pyproject.toml
	@sed -i '1i # What the site and the command need, pinned with hashes for Python 3.11 to 3.13.\n# Written by `make lock` from pyproject.toml.' requirements.txt
	@sed -i '1i # Everything that make test needs, pinned with hashes for Python 3.11 to 3.13.\n# Written by `make lock` from pyproject.toml.' requirements-dev.txt

clean:
	rm -rf $(VENV) .qunce site dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
