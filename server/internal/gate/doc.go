// Package gate holds what stands between the network and the API: who may ask
// from which page, how often, how much at a time, and in what form answers leave. Each
// part is a handler in front of another and costs nothing where it is not asked for.
package gate
