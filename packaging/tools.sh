# Sourced by what makes packages: sets up the environment they are made in, once, and names it.
# It is apart from .venv: exactly what is shipped is in it, and PyInstaller.
cd "$(dirname "$0")/.."
${PYTHON:-python3} packaging/set_up.py --venv build/packaging/venv --lock requirements-build.lock \
    --packages packaging/build-packages.txt ${more_packages:-}
tools=build/packaging/venv/bin/python
unset PYTHONDONTWRITEBYTECODE
export PYTHONPATH=packaging QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
