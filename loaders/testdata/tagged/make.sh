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
pandoc harbour.md -s --natbib --bibliography harbour.bib -t latex -o pandoc.tex

# tex NAME: pdflatex once, for the list of what is cited
tex() { pdflatex -interaction=batchmode "$1" >/dev/null 2>&1 || true; }

cp "$here/harbour.tex" natbib.tex
sed -e 's/\\usepackage{natbib}/\\usepackage{cite}/' -e 's/\\citet\b/\\cite/g; s/\\citep\[see\]/\\cite/g; s/\\citep\b/\\cite/g; s/\\citeauthor{[^}]*}/Okafor/; s/\\citeyearpar/\\cite/; s/plainnat/plain/' natbib.tex > plain.tex
sed -e 's/\\usepackage{natbib}/\\usepackage{apalike}/' -e 's/\\citet\b/\\cite/g; s/\\citep\[see\]/\\cite/g; s/\\citep\b/\\cite/g; s/\\citeauthor{[^}]*}/Okafor/; s/\\citeyearpar/\\cite/; s/plainnat/apalike/' natbib.tex > apalike.tex
sed -e 's/\\usepackage{natbib}/\\usepackage[style=authoryear,backend=biber]{biblatex}\\addbibresource{harbour.bib}/' -e 's/\\citet\b/\\textcite/g; s/\\citep\b/\\parencite/g; s/\\citeyearpar{\([^}]*\)}/(\\citeyear{\1})/; /\\bibliographystyle/d; s/\\bibliography{harbour}/\\printbibliography/' natbib.tex > biblatex.tex
for f in pandoc natbib plain apalike; do
	tex $f
	bibtex $f >/dev/null 2>&1 || true
done
tex biblatex
biber -q biblatex >/dev/null 2>&1 || true
txtar pandoc-latex "LaTeX by pandoc with natbib, the .bbl by BibTeX." pandoc.tex pandoc.bbl
txtar tex-natbib "natbib, the .bbl by BibTeX with plainnat." natbib.tex natbib.bbl
txtar tex-plain "Numbers, the .bbl by BibTeX with plain." plain.tex plain.bbl
txtar tex-apalike "Labels of apalike, the .bbl by BibTeX." apalike.tex apalike.bbl
txtar tex-biblatex "biblatex with authors and years, the .bbl by biber." biblatex.tex biblatex.bbl
txtar tex-without "The same without a bibliography beside it." natbib.tex
txtar tex-bib "The same with nothing but the .bib beside it." natbib.tex harbour.bib
txtar tex-natbib-bib "natbib with the .bbl and the .bib it was made from." natbib.tex natbib.bbl harbour.bib
