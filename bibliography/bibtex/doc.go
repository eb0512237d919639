// Package bibtex reads and writes BibTeX and BibLaTeX.
//
// One reader takes both dialects, for files mix them: fields and entry types of
// BibLaTeX are known, and @string, "#", crossref and xdata are followed as the two programs do.
// A broken entry is reported and left out, and reading goes on at the next line that
// begins an entry. What stands between entries is a comment.
//
// [Write] writes one dialect. Keys, order and layout depend on the items alone.
// Sources of the rules: the documentation of BibTeX ("BibTeXing", "Tame the
// BeaST") and of BibLaTeX 3.
package bibtex
