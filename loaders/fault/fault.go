// Package fault is how a file that cannot be read is spoken of: a code, the place and one sentence.
package fault

import "fmt"

// Code says what kind of failure an [Error] is.
type Code string

// The codes of loading errors.
const (
	TooLarge    Code = "too-large"   // the file is over the limit; it was not read
	Empty       Code = "empty"       // nothing in it, or nothing but white space
	Binary      Code = "binary"      // a format that is no text, or one not readable yet
	Encoding    Code = "encoding"    // text in an encoding that cannot be told
	Unreadable  Code = "unreadable"  // it could not be opened or read
	NoText      Code = "no-text"     // a well-formed file without any text to read
	TooComplex  Code = "too-complex" // more blocks than the limit allows
	Unsupported Code = "unsupported" // text of a kind that is not read
	Locked      Code = "locked"      // it needs a password
	Broken      Code = "broken"      // a known format whose inside does not hold together
)

// Error is a file that was not loaded. Its message is one sentence that names
// the file and the place and says what to do.
type Error struct {
	Code    Code
	Name    string // the file
	Place   string // "byte 1042", "line 7", or ""
	Message string // what is wrong and what to do, without the name
	Err     error  // the cause, or nil
}

// Error is the sentence.
func (e *Error) Error() string {
	if e.Place == "" {
		return fmt.Sprintf("%s: %s", e.Name, e.Message)
	}
	return fmt.Sprintf("%s, %s: %s", e.Name, e.Place, e.Message)
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }
