// Package citation finds the places where a text points into its list of
// references, and says which entry each of them means.
//
// Candidates are dates first: the scanner looks for years (and "n.d.", "in
// press") and reads to the left of each for names, a body, or a title. What is
// found is accepted when the list answers it; without an answer only what
// cannot well be anything else is kept, as a dangling citation.
//
// Numbers ("[3–5]", superscripts), keys ("[Kim04]") and author–page citations
// ("(Kim 45)") are read behind that, where the list and all candidates
// together show that the document cites so: its style is found once.
//
// scan.go walks the text, item.go cuts a group into items, author.go and best.go
// read names to the left, index.go knows the list, and match.go ranks its
// entries; numbering.go, label.go and page.go decide for the other styles.
package citation
