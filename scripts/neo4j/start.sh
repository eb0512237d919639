#!/usr/bin/env bash
# Starts a real Neo4j 5.26 LTS for tests from Maven Central's jars: start.sh [PORT] [HOME]
#   PORT  of Bolt on the loopback address, without authentication; 0, the default, for any that is free
#   HOME  folder for the database and its log; default a new temporary one
# Needs a JDK (17 or newer) and Maven. The jars (118 MB) are kept, see jars.sh. KG_NEO4J_HEAP is the heap, default 2g; KG_NEO4J_PAGECACHE_MB that for pages, default 256.
# Prints the Bolt address and the process id on two lines; stop it with: kill PID
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
port=${1:-0}
home=${2:-$(mktemp -d)}
cache=$("$here/jars.sh")
mkdir -p "$home"
log=$home/server.log
setsid nohup java "-Xmx${KG_NEO4J_HEAP:-2g}" -cp "$cache/*" "$here/Neo4jForTests.java" "$home" "$port" >"$log" 2>&1 </dev/null &
pid=$!
for _ in $(seq 1 1200); do
  if address=$(sed -n 's/^READY //p' "$log") && [ -n "$address" ]; then
    echo "$address"
    echo "$pid"
    exit 0
  fi
  kill -0 "$pid" 2>/dev/null || break
  sleep 0.1
done
kill "$pid" 2>/dev/null || true
echo "Neo4j did not start; its log:" >&2
cat "$log" >&2
exit 1
