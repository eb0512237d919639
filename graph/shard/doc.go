// Package shard makes a graph of documents without a database, in memory that does not grow with them.
//
// A [Builder] writes what some documents say into a shard: files of claims, descriptions and evidence, sorted by document. Many processes, or
// machines, can build shards of their documents side by side. [Open] joins shards: it finds by external sorting which descriptions resemble each
// other, has each set of these resolved by [identity.Resolve], leads claims and evidence to their nodes, and gives out all that a store keeps of these documents
// ([Merged.Whole]), in order. The outcome is what a store holds to which the documents were applied one by one; neither the order of the
// shards nor that of the documents in them matters.
//
// What must fit into memory is a batch, the claims about one node, the evidence for one edge, and a set of descriptions that resemble each other, of which
// there are at most [identity.MaxReach].
package shard
