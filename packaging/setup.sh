# Sourced by the scripts beside it: makes .venv from a lock, and sees to Qt's system libraries. POSIX sh.
#
#   root    the folder of the project          python   the interpreter of .venv, once it is made
#
# A stamp in .venv holds what it was made from, so that a second run has nothing to do and a broken one is made anew.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
python=$root/.venv/bin/python

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

is_root_on_debian() {
    [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null 2>&1
}

# apt_install PACKAGE...: returns 1 where we may not or cannot; the caller says what is missing.
apt_install() {
    is_root_on_debian || return 1
    say "Installing from Debian: $*"
    log=$(mktemp)
    if ! { apt_update && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
        >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

# Once for each run of a script: it takes seconds.
apt_update() {
    [ -z "${is_apt_updated:-}" ] || return 0
    apt-get update -qq && is_apt_updated=yes
}

find_python() {
    for name in python3.13 python3.12 python3.11 python3 python3.14; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' >/dev/null 2>&1; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

stamp_of() {
    # What .venv was made from: the lock, this script and the place, because a moved .venv does not work.
    { cat "$1" "$root/packaging/setup.sh"; printf '%s' "$root"; } | cksum
}

make_venv() {
    lock=$1
    base=$(find_python) || {
        apt_install python3 python3-venv && base=$(find_python)
    } || fail "Python 3.11 or newer (up to 3.14) is needed. Install it (Debian: apt-get install python3 python3-venv) and run this again."
    [ -w "$root" ] || fail "$root cannot be written to. Copy the project to a folder of your own and run this there."
    say "Setting up: this is done once and takes a minute or two."
    rm -rf "$root/.venv"
    if ! "$base" -m venv "$root/.venv" >/dev/null 2>&1; then
        rm -rf "$root/.venv"
        apt_install python3-venv || fail "Python's venv is missing. Install it (Debian: apt-get install python3-venv) and run this again."
        "$base" -m venv "$root/.venv"
    fi
    "$python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --only-binary :all: -r "$lock" >&2 ||
        fail "The libraries could not be fetched. Check the network and run this again; what was fetched is kept."
    site=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$root/desktop" >"$site/sankul.pth"
}

# Qt's libraries that the system must bring, for windows and printing; found by asking the loader, not by package names.
missing_libraries() {
    for qt in "$root"/.venv/lib/python3*/site-packages/PySide6; do
        ldd "$qt"/QtWidgets.abi3.so "$qt"/QtPdf.abi3.so "$qt"/Qt/plugins/platforms/libqxcb.so \
            "$qt"/Qt/plugins/platforms/libqwayland.so "$qt"/Qt/lib/libQt6WaylandEglClientHwIntegration.so.6 \
            "$qt"/Qt/plugins/printsupport/libcupsprintersupport.so 2>/dev/null
    done | sed -n 's/^[[:space:]]*\([^ ]*\) => not found$/\1/p' | sort -u | tr '\n' ' '
}

qt_packages="libcups2 libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libopengl0 libwayland-client0 \
libwayland-cursor0 libwayland-egl1 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 \
libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 libxkbcommon0 \
libxkbcommon-x11-0"

# Asked again at each run until nothing is missing: an administrator may have mended it. Commands work without a window.
see_to_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    [ -n "$(missing_libraries)" ] || return 0
    # shellcheck disable=SC2086 # the list is meant to be split
    apt_install $qt_packages || true
    missing=$(missing_libraries)
    [ -n "$missing" ] || return 0
    say "The window needs system libraries that are missing: $missing
Install them as the administrator: apt-get install $qt_packages"
    return 1
}

# Whether .venv was made to its end from LOCK or from the lock for tests, and its Python is still there.
is_ready() {
    have=$(cat "$root/.venv/sankul-stamp" 2>/dev/null) || return 1
    if [ "$have" != "$(stamp_of "$1")" ] && [ "$have" != "$(stamp_of "$root/packaging/requirements-test.txt")" ]; then
        return 1
    fi
    "$python" -c 'import sankul' >/dev/null 2>&1
}

# set_up LOCK: afterwards $python runs Sankul with the libraries of LOCK. A .venv for tests serves for running too.
set_up() {
    lock=$root/packaging/$1
    if ! is_ready "$lock"; then
        make_venv "$lock"
        stamp_of "$lock" >"$root/.venv/sankul-stamp"
    fi
    if [ ! -f "$root/.venv/sankul-libraries" ] && see_to_libraries && [ -w "$root/.venv" ]; then
        : >"$root/.venv/sankul-libraries"
    fi
    compile_catalogue
}

# The catalogue is compiled with nothing but Python itself, so that running needs no tool of the developers.
compile_catalogue() {
    po=$root/resources/locale/hi/LC_MESSAGES/sankul.po
    mo=${po%.po}.mo
    if [ ! -f "$mo" ] || [ "$po" -nt "$mo" ]; then
        "$python" "$root/packaging/compile_catalogue.py" "$po" "$mo"
    fi
}
