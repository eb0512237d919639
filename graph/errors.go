package graph

import (
	"errors"
	"fmt"
)

// Code is what kind of thing went wrong; callers decide by it.
type Code string

// The codes. Everything else is Internal.
const (
	Invalid         Code = "INVALID"         // the request or the data breaks a rule; sending it again will not help
	NotFound        Code = "NOT_FOUND"       // no such node, document or file
	TooLarge        Code = "TOO_LARGE"       // over a limit on size, depth or cost
	Unavailable     Code = "UNAVAILABLE"     // the store cannot be reached, is full or read-only; later may help
	Unsupported     Code = "UNSUPPORTED"     // a format, a store's version or a feature that this program does not know
	ReadOnly        Code = "READ_ONLY"       // the program was not started for changes
	Forbidden       Code = "FORBIDDEN"       // whoever asks may not do this
	Unauthenticated Code = "UNAUTHENTICATED" // whoever asks must say who they are, or did so in vain
	RateLimited     Code = "RATE_LIMITED"    // whoever asks does so too often; later will help
	Timeout         Code = "TIMEOUT"         // the time limit or the caller ended it
	Internal        Code = "INTERNAL"
)

// Error is an error with a code and a sentence for a person.
type Error struct {
	Code    Code
	Message string // one sentence: what, where, what to do; holds the cause's words where they help
	Cause   error  // for errors.Is and errors.As, or nil
}

// Error is the message.
func (e *Error) Error() string { return e.Message }

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Errorf makes an error with a code. A %w verb keeps the cause.
func Errorf(code Code, format string, args ...any) error {
	made := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: made.Error(), Cause: errors.Unwrap(made)}
}

// CodeOf is the code of the outermost [Error] in the chain, Internal when there is none, "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
