// Package latex turns the LaTeX of bibliography files into plain Unicode and back.
//
// [Decode] knows accents, letters and symbols by name, quotation marks, dashes,
// the commands that only change how text looks, and the simplest mathematics
// (Greek letters, sub- and superscripts that Unicode has). What it does not know it
// leaves out by name and keeps the argument of, and says so. [Encode] escapes what
// LaTeX would take for markup and keeps all else as Unicode; Decode(Encode(s)) is s for text without
// runs of blanks.
package latex
