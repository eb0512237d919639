// Package direct answers reads without the generated executor: a query is planned once, what it asks is fetched as the stores keep it, and the
// answer is written from that, without a value for each field in between.
//
// It answers what it knows and whole, or not at all: a query with a field that no table here explains, and one in which a field below the root
// fails, is left to the executor, which is the law for both. What of the schema is known is worked out from the schema and from the types that
// the executor is bound to, so that a new field of a node is read here as soon as it is there. See docs/decisions.
package direct
