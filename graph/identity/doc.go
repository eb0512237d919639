// Package identity decides which descriptions mean one thing.
//
// Each document describes a work in its own way: another style, a lost subtitle, a typo, with a DOI or without. A
// [Description] is what of a claim tells things apart; [Compare] weighs two of them and says why; [Resolve] divides
// descriptions that resemble each other into things; [Settle] finds, in a store, all descriptions that a change may concern,
// and no more. The outcome is a function of the set of descriptions and of which documents hold them: the order
// of loading cannot matter, and forgetting a document undoes what it did.
//
// Only works are resolved here so far; a claim of another kind is known by its id alone. Another kind joins by a case in [Describe]
// and a comparison of its own.
//
// Precision comes before recall: what contradicts is never joined, what merely resembles is kept apart and named as a
// candidate, with score and reason.
package identity
