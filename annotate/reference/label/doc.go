// Package label takes one reference apart: it says of every token of an entry
// which field it belongs to. It is a linear-chain conditional random field,
// trained by the package beside it and embedded as weights.bin.
//
// A token is a word, a run of digits, one mark, or an address; letters and
// digits part, so that "A757" is a journal's letter and a volume. Its state is a
// field with its place in the span: it begins the field, or goes on with it.
// Fields follow one another without a gap: marks belong to the field they
// close, brackets, quotation marks and words like "pp." to the field they open.
//
// What a token is told by (feature.go lists the templates, extract.go fills them):
//
//   - the word itself, the ones beside it and the first and last of its clause,
//     where enough entries use them; a hash of its last three letters;
//   - its shape and those of two tokens on each side, in pairs and triples;
//   - the classes of words it is in (data/words.txt: months, words for pages and
//     volumes, houses, bodies, journals and their abbreviations, places, given names …);
//   - its clause, the run of tokens between two marks that part: how it looks, which
//     classes are in it, how long it is, which marks stand around it, and
//     the clauses beside it;
//   - brackets, quotation marks of all kinds and how far behind they closed, emphasis, its place in the entry, the year;
//   - what is still to come: which fields the rules see ahead, how far the next number is, how long ago the authors ended;
//   - what the whole entry has: "In", editors, counted pages, "12(3)", "Place: House", quotation marks, a year at its head;
//   - the opinion of the rules, alone and with all the others.
//
// The rules' opinion is a feature, not a verdict: where they are sure by form they
// are right and the model learns to follow them, where they guess it learns not to.
//
// Nearly every entry has a title: where the best labelling has none, the best one that has is
// taken, if it is hardly less likely.
//
// An edge between two fields is weighed by what it crosses: a blank, a stop, a stop
// behind an initial, a comma, a bracket, "In". The probability of a span is that of
// this field standing at exactly these tokens, summed over everything else.
//
// The file (file.go) holds no text. Words are 32-bit hashes of single words that at
// least three entries of the training data use; nothing longer than a word is kept, and
// triples of shapes are folded into a few thousand buckets.
package label
