// What lies around the opened nodes, put together into one graph.
import { DirectedGraph } from 'graphology';
import { ask } from '../api.ts';
import {
  ActorCountsDocument,
  AroundDocument,
  type AroundQuery,
  HappeningCountsDocument,
  type Relation,
  WorkCountsDocument,
} from '../operations.ts';
import type { Opened } from './state.ts';

type Found = AroundQuery['subgraph'];
export type EdgeRead = Found['edges'][number];

export interface NodeShown {
  label: string;
  kind: string;
  date: string;
  x: number;
  y: number;
  size: number;
}

// One line is drawn between two nodes one way, however many relations hold.
export interface LineShown {
  edges: EdgeRead[];
  size: number;
}

export type Shown = DirectedGraph<NodeShown, LineShown>;

// Summary stands for neighbours that are too many to be shown unasked.
export interface Summary {
  id: string;
  label: string;
  total: number;
  by: { field: string; relation: Relation; count: number }[];
}

export const few = 60; // neighbours that are shown unasked, and at a time

// The relation behind each field that is counted.
const counted: Record<string, Relation> = {
  explains: 'EXPLAINS', disputes: 'DISPUTES', reports: 'REPORTS', discusses: 'DISCUSSES', cites: 'CITES', citedBy: 'CITES',
  explainedBy: 'EXPLAINS', disputedBy: 'DISPUTES', reportedBy: 'REPORTS', discussedBy: 'DISCUSSES', participants: 'PARTICIPATED_IN',
  causedBy: 'CAUSED', causes: 'CAUSED', ledToBy: 'LED_TO', ledTo: 'LED_TO', parts: 'PART_OF', participatedIn: 'PARTICIPATED_IN',
  initiated: 'INITIATED', signed: 'SIGNED', adopted: 'ADOPTED', opposed: 'OPPOSED', members: 'MEMBER_OF',
};

// summary counts the neighbours of a node; undefined where they are few enough to be shown.
export async function summary(id: string, signal: AbortSignal): Promise<Summary | undefined> {
  const kind = id.split(':')[0];
  const text = kind === 'work' ? WorkCountsDocument : kind === 'actor' ? ActorCountsDocument : kind === 'document' ? undefined : HappeningCountsDocument;
  if (!text) return undefined;
  const { node } = await ask<{ node: unknown }, { id: string }>(text as never, { id }, signal);
  if (!node) return undefined;
  const by = Object.entries(node as Record<string, { totalCount?: number }>)
    .map(([field, value]) => ({ field, relation: counted[field], count: value?.totalCount ?? 0 }))
    .filter((each): each is Summary['by'][number] => each.relation !== undefined && each.count > 0);
  const total = by.reduce((sum, each) => sum + each.count, 0);
  return total > few ? { id, label: (node as { label: string }).label, total, by } : undefined;
}

export interface Loaded {
  graph: Shown;
  summaries: Summary[];
  cut: string[];
}

// load reads what is opened; what was shown before keeps its place.
export async function load(opened: Opened[], before: Shown | undefined, signal: AbortSignal): Promise<Loaded> {
  const graph: Shown = new DirectedGraph();
  const summaries: Summary[] = [];
  const cut = new Set<string>();
  for (const each of opened) {
    const many = each.along ? undefined : await summary(each.id, signal);
    if (many) summaries.push(many);
    const found = await around(each, many !== undefined, signal);
    for (const sentence of found.cut) if (!sentence.includes('was not looked for')) cut.add(sentence);
    add(graph, before, found, each.id);
  }
  const centres = opened.map((each) => each.id).filter((id) => graph.hasNode(id));
  if (centres.length > 1) await between(graph, before, centres, signal);
  graph.forEachNode((node) => graph.setNodeAttribute(node, 'size', 5 + 2 * Math.sqrt(graph.degree(node))));
  return { graph, summaries, cut: [...cut] };
}

async function around({ id, along }: Opened, alone: boolean, signal: AbortSignal): Promise<Found> {
  const relations = along && !along.includes('ALL') ? (along as Relation[]) : undefined;
  if (id.startsWith('document:') && !relations) {
    return (await ask(AroundDocument, { around: [id], limit: few, relations: ['MENTIONS', 'EMBODIES'] }, signal)).subgraph;
  }
  return (await ask(AroundDocument, { around: [id], depth: alone ? 0 : 1, limit: few + 1, relations }, signal)).subgraph;
}

// between adds the edges among opened nodes, which a limit may have left out.
async function between(graph: Shown, before: Shown | undefined, ids: string[], signal: AbortSignal): Promise<void> {
  const { subgraph } = await ask(AroundDocument, { around: ids, depth: 0, limit: 1000 }, signal);
  add(graph, before, subgraph, ids[0] ?? '');
}

function add(graph: Shown, before: Shown | undefined, found: Found, centre: string): void {
  const middle = placed(graph, before, centre) ?? { x: 0, y: 0 };
  found.nodes.forEach(({ node }, i) => {
    if (graph.hasNode(node.id)) return;
    // Without a place of its own a node begins on a spiral around the centre: the same in, the same picture out.
    const turn = i * 2.399963;
    const spot = placed(graph, before, node.id) ?? { x: middle.x + Math.sqrt(i) * 6 * Math.cos(turn), y: middle.y + Math.sqrt(i) * 6 * Math.sin(turn) };
    const date = ('date' in node && node.date) || ('year' in node && node.year) || '';
    graph.addNode(node.id, { label: node.label, kind: node.kind, date, size: 5, ...spot });
  });
  for (const edge of found.edges) {
    if (!graph.hasNode(edge.from) || !graph.hasNode(edge.to)) continue;
    if (!graph.hasEdge(edge.from, edge.to)) graph.addEdgeWithKey(`${edge.from}>${edge.to}`, edge.from, edge.to, { edges: [], size: 1.5 });
    const edges = graph.getEdgeAttribute(edge.from, edge.to, 'edges');
    if (!edges.some((each) => each.id === edge.id)) edges.push(edge);
  }
}

function placed(graph: Shown, before: Shown | undefined, id: string): { x: number; y: number } | undefined {
  const from = graph.hasNode(id) ? graph : before?.hasNode(id) ? before : undefined;
  return from && { x: from.getNodeAttribute(id, 'x'), y: from.getNodeAttribute(id, 'y') };
}

