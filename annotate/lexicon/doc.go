// Package lexicon is what is known about actors, events and policies before a
// document is read: lexicon packs, which users write in YAML, and a general
// vocabulary that is built in (the states of the world with their capitals,
// well-known international organisations, head nouns of events and policies).
//
// [Read] reads one pack and is strict: an unknown field, a reference to
// nothing, a date that is no EDTF are errors that name the file, the line and
// what to do. [Merge] puts packs and the general vocabulary together into a
// [Lexicon], which finds names in text.
//
// The format of packs is described in README.md beside this file.
package lexicon
