#!/usr/bin/env bash
# Imports the files that `kg export --format neo4j-admin` wrote with Neo4j's offline importer: import.sh FILES HOME
#   FILES  the folder of the files
#   HOME   folder for the database, as start.sh takes it; a database that is there is overwritten
# Needs a JDK (17 or newer), and Maven where the jars are not there yet. KG_NEO4J_HEAP is the heap, default 2g.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
files=$1
mkdir -p "$2"
home=$(cd "$2" && pwd)
cache=$("$here/jars.sh")
mkdir -p "$home/conf"
cd "$files"
NEO4J_HOME=$home NEO4J_CONF=$home/conf exec java "-Xmx${KG_NEO4J_HEAP:-2g}" -cp "$cache/*" org.neo4j.cli.AdminTool \
  database import full --overwrite-destination=true --report-file="$home/import.report" @import.args neo4j
