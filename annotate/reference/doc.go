// Package reference finds a document's list of references and takes each entry
// apart: authors, year, title, where it appeared, and the key under which the
// document cites it.
//
// The work is done in four steps, one file each: list.go finds the blocks that
// hold the list, split.go cuts them into entries (an entry may be broken over
// bullets, pages and lines), parse.go and its neighbours read the fields of one
// entry by rules, compose.go puts what the trained labeller (package label, which is
// told what the rules say) sees in their place, and key.go gives every entry its key. Vocabularies are in data/.
//
// Fields are those the entry prints. A link that is printed stays in URL even
// when it is the DOI in another dress; the outlet of a news item is its
// container and its publisher; a type the entry does not show stays empty.
package reference
