# Sourced by the test command: a PostgreSQL server of its own, on a private port and folder, for as long as the tests run.

start_postgres() {
    bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    if [ -z "$bin" ] && apt_install postgresql; then
        bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    fi
    if [ -z "$bin" ]; then
        say "No PostgreSQL server here: the storage tests run on SQLite only (Debian: apt-get install postgresql)."
        return 0
    fi
    pg_folder=$(mktemp -d /tmp/sankul-postgres.XXXXXX)
    pg_port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    if [ "$(id -u)" = 0 ]; then
        chown postgres "$pg_folder"
        as_server="setpriv --reuid postgres --regid postgres --clear-groups env HOME=$pg_folder"
    else
        as_server=""
    fi
    $as_server "$bin/initdb" -D "$pg_folder/data" -A trust -U sankul -E UTF8 --locale=C --no-sync >/dev/null
    $as_server "$bin/pg_ctl" -D "$pg_folder/data" -w -l "$pg_folder/log" -o \
        "-p $pg_port -k $pg_folder -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off" start >/dev/null ||
        fail "The PostgreSQL server for the tests did not start; its log is $pg_folder/log."
    SANKUL_TEST_POSTGRES=postgresql+psycopg://sankul@127.0.0.1:$pg_port/postgres
    export SANKUL_TEST_POSTGRES
}

stop_postgres() {
    [ -n "${pg_folder:-}" ] || return 0
    $as_server "$bin/pg_ctl" -D "$pg_folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$pg_folder"
}
