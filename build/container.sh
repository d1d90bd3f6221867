#!/bin/sh
# What the Dockerfile's RUN lines do, so that it can be run and tested without a container engine.
#   container.sh publish FOLDER   builds the search command into FOLDER
#   container.sh user             creates the user and the data folder (as root, inside the image)
set -eu

case "${1:-}" in
  publish)
    cd "$(dirname "$0")/.."
    dotnet publish src/Search.Cli -c Release -o "${2:?the folder to publish into}" --nologo
    ;;
  user)
    groupadd --system --gid 64198 search
    useradd --system --uid 64198 --gid search --no-create-home --shell /usr/sbin/nologin search
    mkdir -p /data
    chown search:search /data
    ;;
  *)
    echo "usage: container.sh publish FOLDER | user" >&2
    exit 64
    ;;
esac
