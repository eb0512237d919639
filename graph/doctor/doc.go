// Package doctor looks whether a store is well: whether what it holds obeys the
// laws of the model, and whether its parts fit together. It changes nothing, and says of each finding what to do.
package doctor
