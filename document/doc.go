// Package document holds what a file says and where it says it.
//
// A [Document] is the text that was read out of one file, which never changes
// after loading, with everything else pointing into it: [Block] values say how
// the page is built, the fields of [Layers] say what was found in it, and
// [Origin] leads every byte of the text back to the file.
//
// All positions are half-open ranges of bytes, [Start, End), into
// [Document.Text], which is valid UTF-8. The first law of the project is kept
// here: a quote is a slice, doc.Text[s.Start:s.End].
//
// Annotators do not read the raw text with its page furniture and markup; they
// read a [View], in which broken words are joined, markup is left out and white
// space is folded, and from which every match leads back to a span.
//
// The package imports only the standard library.
package document
