#!/usr/bin/env bash
# Prints the folder of Neo4j's jars (118 MB), which it gets from Maven Central where they are not there yet: KG_NEO4J_CACHE, default ~/.cache/kg-neo4j-5.26.28.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${KG_NEO4J_CACHE:-$HOME/.cache/kg-neo4j-5.26.28}
if [ ! -d "$cache" ]; then
  mkdir -p "$(dirname "$cache")"
  part=$(mktemp -d "$cache.XXXXXX")
  trap 'rm -rf "$part"' EXIT
  mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$part/jars" >&2
  # Another start may have been faster: then its jars will do.
  mv -T "$part/jars" "$cache" 2>/dev/null || [ -d "$cache" ]
fi
echo "$cache"
