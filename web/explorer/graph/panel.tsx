// What stands beside the picture: the thing or the edge that was chosen, neighbours that are too many, and all that is shown as a list.
import { Marks, Quotes, Sure } from '../quote.tsx';
import { pageOf } from '../route.ts';
import { counted, date, kind, relation } from '../words.ts';
import type { Visible } from './filter.ts';
import type { EdgeRead, Loaded, Shown, Summary } from './load.ts';
import type { Opened, State } from './state.ts';

interface Doing {
  state: State;
  choose: (id: string) => void;
  open: (next: Opened) => void;
  close: (id: string) => void;
}

export function Chosen({ graph, shown, doing }: { graph: Shown; shown: Visible; doing: Doing }) {
  const id = doing.state.chosen;
  if (graph.hasNode(id)) return <Node id={id} graph={graph} shown={shown} doing={doing} />;
  const edges = shown.lines.get(id);
  if (!edges) return <p class="aside">Choose a thing or a line to read what is said. A double click on a thing opens its neighbours.</p>;
  return (
    <>
      {edges.map((edge) => (
        <section key={edge.id}>
          <Says edge={edge} graph={graph} choose={doing.choose} />
          <Quotes of={edge.evidence} count={edge.evidenceCount} />
        </section>
      ))}
    </>
  );
}

function Says({ edge, graph, choose }: { edge: EdgeRead; graph: Shown; choose: (id: string) => void }) {
  const end = (id: string) => (
    <button type="button" class="as-link" dir="auto" onClick={() => choose(id)}>
      {graph.getNodeAttribute(id, 'label')}
    </button>
  );
  return (
    <>
      <h2>
        {end(edge.from)} {relation(edge.relation)} {end(edge.to)}
      </h2>
      <p class="signs">
        {edge.date && <span>{date(edge.date)}</span>}
        <Sure confidence={edge.confidence} />
        <Marks hedged={edge.hedged} negated={edge.negated} />
      </p>
    </>
  );
}

function Node({ id, graph, shown, doing }: { id: string; graph: Shown; shown: Visible; doing: Doing }) {
  const node = graph.getNodeAttributes(id);
  const opened = doing.state.opened.find((each) => each.id === id);
  const lines = [...shown.lines].filter(([key]) => graph.source(key) === id || graph.target(key) === id);
  return (
    <>
      <h2 dir="auto">{node.label}</h2>
      <p class="aside">
        {kind(node.kind)}
        {node.date && ` · ${date(node.date)}`}
      </p>
      <p class="actions">
        <a href={pageOf({ id, kind: node.kind })}>All that is said of it</a>
        {opened ? (
          <button type="button" class="small" onClick={() => doing.close(id)}>
            Close its neighbours
          </button>
        ) : (
          <button type="button" class="small" onClick={() => doing.open({ id })}>
            Open its neighbours
          </button>
        )}
      </p>
      <ul class="plain">
        {lines.flatMap(([key, edges]) =>
          edges.map((edge) => (
            <li key={edge.id}>
              <button type="button" class="as-link" dir="auto" onClick={() => doing.choose(key)}>
                {relation(edge.relation, edge.from === id)} {graph.getNodeAttribute(edge.from === id ? edge.to : edge.from, 'label')}
              </button>{' '}
              <Marks hedged={edge.hedged} negated={edge.negated} />
            </li>
          )),
        )}
      </ul>
    </>
  );
}

// Many is a neighbourhood by its relations, to be opened in parts.
export function Many({ of, open }: { of: Summary; open: (next: Opened) => void }) {
  const relations = [...new Set(of.by.map((each) => each.relation))];
  return (
    <section class="card">
      <h2 dir="auto">{of.label}</h2>
      <p>{counted(of.total, 'edge')} end here: too many to be shown unasked. Open the surest of one sort:</p>
      <ul class="plain">
        {relations.map((name) => {
          const parts = of.by.filter((each) => each.relation === name);
          return (
            <li key={name}>
              <button type="button" class="small" onClick={() => open({ id: of.id, along: [name] })}>
                {parts.map((each) => each.field.replace(/[A-Z]/g, (letter) => ' ' + letter.toLowerCase())).join(', ')}:{' '}
                {parts.reduce((sum, each) => sum + each.count, 0).toLocaleString('en')}
              </button>
            </li>
          );
        })}
        <li>
          <button type="button" class="small" onClick={() => open({ id: of.id, along: ['ALL'] })}>
            the surest of all
          </button>
        </li>
      </ul>
    </section>
  );
}

// List holds the same as the picture, for those who do not see it or have no mouse.
export function List({ graph, shown, doing }: { graph: Shown; shown: Visible; doing: Doing }) {
  const ids = [...shown.nodes].sort((a, b) => graph.degree(b) - graph.degree(a) || (a < b ? -1 : 1));
  return (
    <details class="list">
      <summary>
        All that is shown as a list: {counted(shown.nodes.size, 'thing')}, {counted(shown.lines.size, 'line')}
      </summary>
      <ul class="plain">
        {ids.slice(0, 500).map((id) => (
          <li key={id}>
            <button type="button" class="as-link" dir="auto" aria-pressed={doing.state.chosen === id} onClick={() => doing.choose(id)}>
              {graph.getNodeAttribute(id, 'label')}
            </button>{' '}
            <small>{kind(graph.getNodeAttribute(id, 'kind'))}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function Cut({ of }: { of: Loaded }) {
  if (of.cut.length === 0) return null;
  return (
    <details>
      <summary>What is left out</summary>
      <ul>
        {of.cut.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </details>
  );
}
