// The graph: what lies around some things, opened step by step. All of it stands in the address, so that the browser's way back is the undo.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { failure, type Failure } from '../api.ts';
import { Answered } from '../answer.tsx';
import { go, replace, type Route } from '../route.ts';
import { relation } from '../words.ts';
import { Drawing } from './draw.ts';
import { visible } from './filter.ts';
import { load, type Loaded } from './load.ts';
import { Chosen, Cut, List, Many } from './panel.tsx';
import { addressOf, opening, type State, stateOf } from './state.ts';
import { Filters, Out } from './tools.tsx';

export default function GraphView({ at }: { at: Route }) {
  const [state, setState] = useState(() => stateOf(at));
  useEffect(() => setState(stateOf(at)), [at]);
  const key = JSON.stringify(state.opened);
  const [loaded, setLoaded] = useState<Loaded & { key: string }>();
  const [error, setError] = useState<Failure>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    setError(undefined);
    load(state.opened, loaded?.graph, stop.signal).then(
      (found) => !stop.signal.aborted && setLoaded({ ...found, key }),
      (trouble: unknown) => !stop.signal.aborted && setError(failure(trouble)),
    );
    return () => stop.abort();
  }, [key, turn]);

  return (
    <Answered to={{ data: loaded, error, waiting: !loaded, again: () => setTurn((was) => was + 1) }}>
      {(data) => <Explored loaded={data} state={state} busy={data.key !== key} set={setState} />}
    </Answered>
  );
}

interface ExploredProps {
  loaded: Loaded;
  state: State;
  busy: boolean;
  set: (state: State) => void;
}

function Explored({ loaded, state, busy, set }: ExploredProps) {
  const { graph } = loaded;
  const shown = useMemo(() => visible(graph, state), [graph, JSON.stringify(state)]);
  const place = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing>();
  const [blind, setBlind] = useState('');
  const [hover, setHover] = useState({ key: '', x: 0, y: 0 });
  const now = useRef(state);
  now.current = state;

  // What is opened is a step that can be taken back; what is only looked at is none.
  const look = (next: State) => {
    set(next);
    replace(addressOf(next));
  };
  const doing = {
    state,
    choose: (id: string) => look({ ...now.current, chosen: id }),
    open: (next: Parameters<typeof opening>[1]) => go(addressOf(opening(now.current, next))),
    close: (id: string) => go(addressOf({ ...now.current, opened: now.current.opened.filter((each) => each.id !== id) })),
  };

  useEffect(() => {
    if (!place.current) return;
    let made: Drawing;
    try {
      made = new Drawing(place.current, graph, {
        choose: doing.choose,
        open: (id) => doing.open({ id }),
        hover: (key, x, y) => setHover({ key, x, y }),
      });
    } catch (trouble) {
      setBlind(`This browser cannot draw the graph (${String(trouble)}). The list holds the same.`);
      return;
    }
    setDrawing(made);
    made.show(shown, state.chosen);
    made.settle();
    const recolour = () => made.recolour();
    addEventListener('kg-theme', recolour);
    return () => {
      removeEventListener('kg-theme', recolour);
      setDrawing(undefined);
      made.stop();
    };
  }, [graph]);
  useEffect(() => drawing?.show(shown, state.chosen), [drawing, shown, state.chosen]);

  const over = shown.lines.get(hover.key);
  return (
    <div class="graph" aria-busy={busy}>
      <div class="graph-picture">
        <div ref={place} class="canvas" role="img" aria-label={`A graph of ${shown.nodes.size} things and ${shown.lines.size} lines; the list beside it holds the same`} />
        {blind && <p class="notice">{blind}</p>}
        {over && <Why edges={over} x={hover.x} y={hover.y} />}
        <p class="zoom">
          <button type="button" class="small" aria-label="Closer" onClick={() => drawing?.zoom(0.7)}>
            +
          </button>
          <button type="button" class="small" aria-label="Farther" onClick={() => drawing?.zoom(1.4)}>
            −
          </button>
          <button type="button" class="small" onClick={() => drawing?.whole()}>
            Whole
          </button>
        </p>
      </div>
      <aside aria-label="What is said">
        {loaded.summaries.map((each) => (
          <Many key={each.id} of={each} open={doing.open} />
        ))}
        <Chosen graph={graph} shown={shown} doing={doing} />
        <List graph={graph} shown={shown} doing={doing} />
        <Cut of={loaded} />
        <Filters graph={graph} state={state} set={look} />
        <Out drawing={drawing} nodes={[...shown.nodes]} state={state} />
      </aside>
    </div>
  );
}

// Why a line is there, beside the pointer.
function Why({ edges, x, y }: { edges: NonNullable<ReturnType<ReturnType<typeof visible>['lines']['get']>>; x: number; y: number }) {
  return (
    <div class="why" aria-hidden="true" style={{ left: `${x + 12}px`, top: `${y + 12}px` }}>
      {edges.slice(0, 3).map((edge) => (
        <p key={edge.id}>
          <strong>
            {edge.negated && 'denied: '}
            {relation(edge.relation)}
          </strong>
          {edge.evidence[0] && <q dir="auto">{edge.evidence[0].quote}</q>}
        </p>
      ))}
    </div>
  );
}
