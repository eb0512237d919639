// Which of the nodes and lines that were read are shown.
import type { EdgeRead, Shown } from './load.ts';
import type { State } from './state.ts';

export interface Visible {
  nodes: Set<string>;
  lines: Map<string, EdgeRead[]>; // by the line's key, the edges that pass
}

export function visible(graph: Shown, state: State): Visible {
  const opened = new Set(state.opened.map((each) => each.id));
  const fits = new Set(graph.filterNodes((id, node) => opened.has(id) || (!state.without.includes(node.kind) && inYears(node.date, state))));
  const lines = new Map<string, EdgeRead[]>();
  const reached = new Set<string>();
  graph.forEachEdge((key, line, from, to) => {
    if (!fits.has(from) || !fits.has(to)) return;
    const edges = line.edges.filter((edge) => passes(edge, state));
    if (edges.length === 0) return;
    lines.set(key, edges);
    reached.add(from).add(to);
  });
  return { nodes: new Set([...fits].filter((id) => opened.has(id) || reached.has(id))), lines };
}

// passes keeps an edge with more passages than were read: one of them may be of the document.
function passes(edge: EdgeRead, { least, document }: State): boolean {
  return edge.confidence >= least && (!document || edge.evidenceCount > edge.evidence.length || edge.evidence.some((each) => each.document?.id === document));
}

// inYears tells whether something of a date may lie in the years; what has no date stays.
function inYears(date: string, { from, to }: State): boolean {
  const years = date.match(/\d{4}|\d{3}X/g)?.map((year) => [Number(year.replace('X', '0')), Number(year.replace('X', '9'))] as const);
  if (!years || (!from && !to)) return true;
  const first = Math.min(...years.map((year) => year[0]));
  const last = Math.max(...years.map((year) => year[1]));
  return (!from || last >= Number(from)) && (!to || first <= Number(to));
}

// documents are those in which the edges were read.
export function documents(graph: Shown): Map<string, string> {
  const found = new Map<string, string>();
  graph.forEachEdge((_, line) => {
    for (const edge of line.edges) for (const each of edge.evidence) if (each.document) found.set(each.document.id, each.document.label);
  });
  return found;
}
