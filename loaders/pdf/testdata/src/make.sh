#!/usr/bin/env bash
# make.sh makes the PDF files of testdata from the sources next to it, with the tools that people make PDF files with:
# pandoc, pdfTeX, XeTeX, LibreOffice, Chromium, qpdf. What went into each stands beside it as a .txt file in plain text.
# Debian: pandoc texlive-latex-extra texlive-xetex lmodern libreoffice-writer-nogui chromium qpdf poppler-utils fonts-nanum
set -euo pipefail
cd "$(dirname "$0")"
out=$(cd .. && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export SOURCE_DATE_EPOCH=1700000000 FORCE_SOURCE_DATE=1

tex() { # engine source template name [pandoc options]
  local engine=$1 source=$2 template=$3 name=$4; shift 4
  pandoc -f markdown -t latex --lua-filter shape.lua --template "$template" --shift-heading-level-by=0 "$@" "$source" -o "$tmp/$name.tex"
  for _ in 1 2; do (cd "$tmp" && $engine -interaction=batchmode "$name.tex" >/dev/null 2>&1) || { grep -A3 "^!" "$tmp/$name.log" >&2; exit 1; }; done
  cp "$tmp/$name.pdf" "$out/$name.pdf"
}
plain() { pandoc -t plain --wrap=none --lua-filter shape.lua --lua-filter reading.lua "${@:3}" "$1" -o "$out/$2.txt"; }

tex pdflatex harbour.md one-column.tex one-column --variable fonts=mathptmx --metadata title-meta="Who Pays for the Deep Harbour?" --metadata author-meta="M. Ellingsen; T. Oduya"
tex pdflatex harbour.md two-column.tex two-column
tex xelatex signal.md numeric.tex numeric
tex xelatex korean.md korean.tex korean
plain harbour.md one-column; plain harbour.md two-column; plain signal.md numeric; plain korean.md korean; plain report.md endnotes

# a report as LibreOffice prints it, its notes at the end
pandoc -f markdown report.md -o "$tmp/endnotes.odt"
(cd "$tmp" && unzip -q endnotes.odt content.xml && sed -i 's/text:note-class="footnote"/text:note-class="endnote"/g' content.xml && zip -q endnotes.odt content.xml)
(cd "$tmp" && soffice --headless --convert-to pdf endnotes.odt >/dev/null 2>&1)
cp "$tmp/endnotes.pdf" "$out/endnotes.pdf"

# a page of news as Chromium prints it
cp ferry.html /tmp/ferry.html
chromium --headless --no-sandbox --disable-gpu --print-to-pdf="$out/news.pdf" "file:///tmp/ferry.html" >/dev/null 2>&1
rm /tmp/ferry.html
grep -v -E '^<(nav|aside|footer|h1)|class="by"' ferry.html > "$tmp/ferry.html"
plain "$tmp/ferry.html" news

# thirty pages: the article over and over, under other numbers
{ sed -n '/^---$/,/^---$/p' harbour.md
  for i in $(seq 1 18); do
    echo; echo "# Part $i"
    sed '1,/^---$/d' harbour.md | sed "/^# References/,\$d; s/^# /## /; s/\[^\([a-z]*\)\]/[^\1$i]/g"
    sed -n '/^\[^/p' harbour.md | sed "s/\[^\([a-z]*\)\]/[^\1$i]/g"
  done
  echo; sed -n '/^# References/,/^:::$/p' harbour.md
} > "$tmp/long.md"
tex pdflatex "$tmp/long.md" one-column.tex thirty-pages --metadata title="Thirty Pages on Harbours"

# locked files: with a password to open, and with one to change only
qpdf --encrypt secret owner 256 -- "$out/numeric.pdf" "$out/locked.pdf"
qpdf --encrypt "" owner 256 -- "$out/numeric.pdf" "$out/owner-aes256.pdf"
qpdf --encrypt "" owner 128 --use-aes=y -- "$out/korean.pdf" "$out/owner-aes128.pdf"
qpdf --allow-weak-crypto --encrypt "" owner 128 --use-aes=n -- "$out/korean.pdf" "$out/owner-rc4.pdf"

# a scan: a picture of a page; a file cut off in the middle; a file that only begins like one
pdftoppm -r 40 -gray -f 1 -l 1 -png "$out/korean.pdf" "$tmp/page"
cat > "$tmp/scanned.tex" <<T
\documentclass{article}\usepackage{graphicx}\pagestyle{empty}\begin{document}\noindent\includegraphics[width=\textwidth]{$(basename "$tmp"/page*.png .png)}\end{document}
T
(cd "$tmp" && pdflatex -interaction=batchmode scanned.tex >/dev/null)
cp "$tmp/scanned.pdf" "$out/scanned.pdf"
head -c $(($(stat -c %s "$out/numeric.pdf") * 3 / 5)) "$out/numeric.pdf" > "$out/truncated.pdf"
printf '%%PDF-1.7\nThis file says that it is a PDF and is none.\n' > "$out/none.pdf"
