// Reads a graph that kg exported, as those who draw it do: node reimport.mjs cytoscape|graphology FILE
// Prints {"nodes": {id: attributes}, "edges": {id: attributes with source and target}}. Used by graph/export/reimport_test.go.
import { readFileSync } from 'node:fs';
import cytoscape from 'cytoscape';
import { MultiDirectedGraph } from 'graphology';

const [reader, file] = process.argv.slice(2);
const read = JSON.parse(readFileSync(file, 'utf8'));
const found = { nodes: {}, edges: {} };
if (reader === 'cytoscape') {
  const cy = cytoscape({ headless: true, elements: read.elements });
  cy.nodes().forEach((n) => void (found.nodes[n.id()] = n.data()));
  cy.edges().forEach((e) => void (found.edges[e.id()] = e.data()));
} else {
  const g = MultiDirectedGraph.from(read);
  g.forEachNode((id, attributes) => void (found.nodes[id] = attributes));
  g.forEachEdge((id, attributes, source, target) => void (found.edges[id] = { ...attributes, source, target }));
}
process.stdout.write(JSON.stringify(found));
