package loaders

import "kg/loaders/fault"

// Error is a file that was not loaded, and Code says what kind of failure it is: see [fault.Error].
type (
	Error = fault.Error
	Code  = fault.Code
)

// The codes of loading errors.
const (
	TooLarge    = fault.TooLarge
	Empty       = fault.Empty
	Binary      = fault.Binary
	Encoding    = fault.Encoding
	Unreadable  = fault.Unreadable
	NoText      = fault.NoText
	TooComplex  = fault.TooComplex
	Unsupported = fault.Unsupported
	Locked      = fault.Locked
	Broken      = fault.Broken
)
