#!/bin/sh
# Writes the cases that real tools make: pandoc, and TeX with BibTeX and biber. Run it here, then run the tests with -update.
set -eu
cd "$(dirname "$0")"
here=$(pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp harbour.md harbour.bib "$tmp"
cd "$tmp"

# txtar NAME COMMENT FILE...: one case, with an empty expectation
txtar() {
	name=$1 comment=$2
	shift 2
	{
		printf '%s\n\n' "$comment"
		for f in "$@"; do
			printf -- '-- %s --\n' "$f"
			cat "$f"
		done
		printf -- '-- expected --\n'
	} > "$here/$name.txtar"
}

pandoc harbour.md --citeproc --bibliography harbour.bib -s -t jats -o harbour.xml
txtar pandoc-jats "JATS by pandoc, its references formatted, its citations plain." harbour.xml
pandoc harbour.md --citeproc --bibliography harbour.bib -s -t jats+element_citations -o harbour.xml
txtar pandoc-jats-elements "JATS by pandoc, its references tagged, its citations plain." harbour.xml
pandoc harbour.md --citeproc --bibliography harbour.bib -s -t tei -o harbour.xml
txtar pandoc-tei "TEI by pandoc, its references and citations plain." harbour.xml
