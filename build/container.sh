#!/bin/sh
# What the Dockerfile's RUN lines do, so that it can be run and tested without a container engine.
#   container.sh publish FOLDER   builds the search command into FOLDER
#   container.sh user [TREE]      creates the user and the data folder (as root, inside the image; or in the tree below TREE)
set -eu

case "${1:-}" in
  publish)
    cd "$(dirname "$0")/.."
    dotnet publish src/Search.Cli -c Release -o "${2:?the folder to publish into}" --nologo
    ;;
  user)
    tree=${2:-}
    groupadd ${tree:+--prefix "$tree"} --system --gid 64198 search
    useradd ${tree:+--prefix "$tree"} --system --uid 64198 --gid 64198 --no-create-home --shell /usr/sbin/nologin search
    mkdir -p "$tree/data"
    chown 64198:64198 "$tree/data"
    ;;
  *)
    echo "usage: container.sh publish FOLDER | user [TREE]" >&2
    exit 64
    ;;
esac
