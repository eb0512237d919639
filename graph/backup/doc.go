// Package backup writes a store's documents, as they were sent to it, into one
// file, and makes the same graph of such a file in any store. It is the way
// between stores of different kinds, and the backup of one whose files are not at hand.
package backup
