// Package object reads the objects of a PDF file (ISO 32000-2): numbers, names, dictionaries and streams, the
// cross-reference tables that say where they are, the filters that streams are packed with, and the
// encryption that opens without a password.
//
// Files of the world are seldom right to the letter, and some are made to do harm. What can be read is read: a
// broken cross-reference table is put together again from the objects themselves, a stream that
// ends early gives what it held. Everything is bounded: nesting, objects, and the bytes that are unpacked, see [Limits].
package object

// Name is a name object without its slash.
type Name string

// String is a string object, decrypted, its bytes as they are.
type String string

// Array is an array of objects.
type Array []any

// Dict is a dictionary.
type Dict map[Name]any

// Ref is a reference to an indirect object.
type Ref struct {
	Number, Generation int
}

// Stream is a stream object: what its dictionary says and the bytes as they stand in the file.
type Stream struct {
	Dict Dict
	// Start and Length are the bytes of the stream in the file, still packed; the stream of an object that
	// stands in no place of its own has Start -1.
	Start, Length int
	id            Ref
}

// keyword is an operator or a word of the file's structure: "obj", "endstream".
type keyword string

// The other objects are nil, bool, int and float64.
