// Package citation finds the places where a text points into its list of
// references, and says which entry each of them means.
//
// Candidates are dates first: the scanner looks for years (and "n.d.", "in
// press") and reads to the left of each for names, a body, or a title. What is
// found is accepted when the list answers it; without an answer only what
// cannot well be anything else is kept, as a dangling citation.
//
// scan.go walks the text, item.go cuts a group into items, author.go reads
// names to the left, index.go knows the list, and match.go ranks its entries.
package citation
