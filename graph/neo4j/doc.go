// Package neo4j keeps the graph in a Neo4j database (5.26 or newer, Community is enough), for a team or a whole field.
//
// Nodes bear the label Node and one for their kind (Work, Event, …), edges are
// relationships whose type is the relation in upper case (EXPLAINS, …); their
// properties are there to be explored with Cypher. What the store itself reads back is in the properties that begin with
// kg_ and in the evidence of a relationship, as JSON. What each document said of a node stands beside the
// graph in Claim nodes; Batch and BatchPart nodes say which documents are there and which edges they speak for; Key
// nodes find works and references by their keys; one Schema node holds the version and is the lock that writers take in turn.
//
// Writers take turns because edges of one batch and of another meet at the same
// nodes: measured, four writers that merge edges deadlock and retry until they are slower than one.
//
// Every statement goes through one function ([txn.run]): it logs, and [Store.explain] gives errors their
// code and sentence. Statements are put together from fixed tables of labels and types; what comes from outside is a parameter.
package neo4j
