// Package bibliography holds the neutral item of a bibliography, which every
// format is read into and written from.
//
// An [Item] is modelled on CSL-JSON 1.0.2: a type and variables that hold text,
// names or dates, under the names that CSL gives them. A reader gives a [Library]:
// items with the byte spans they were read from, and the problems it met, each
// with its place; a problem in one entry never stops the others. A writer
// takes items and gives the same bytes for the same items.
//
// The formats live in packages of their own: bibtex (BibTeX and BibLaTeX),
// ris (RIS and MEDLINE), csljson, endnote; formats lists them, apa prints
// items for people. Text is plain Unicode, white space folded to single blanks;
// markup inside titles is undone by the readers and not kept.
//
// The room imports nothing of the rest of the module.
package bibliography
