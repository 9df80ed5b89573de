#!/bin/sh
# The first word says what this container is: api, worker, or a command of the command line tool such as migrate.
set -eu
cd /app

if [ -z "${DATABASE_URL:-}" ]; then
  echo "DATABASE_URL is not set. Name the PostgreSQL to use: postgres://user:password@host:5432/lockstep" >&2
  exit 64
fi

case "${1:-api}" in
  api | worker) exec node --enable-source-maps "dist/apps/${1:-api}/src/main.js" ;;
  *) exec node --enable-source-maps dist/apps/cli/src/main.js "$@" ;;
esac
