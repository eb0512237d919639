// Package subgraph finds what lies around some nodes, the surest first, for those who draw it: so many steps away, so many nodes, and says what it left out.
package subgraph
