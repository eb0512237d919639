// Package stored is what the stores derive from the graph's types in the same
// way: the normal form of a batch and its digest ([Prepare]), the columns of a
// node ([NewRow]) and the cursor of a page ([Cursor]). A store that took its own view of one
// of these would give another answer than its sibling.
package stored
