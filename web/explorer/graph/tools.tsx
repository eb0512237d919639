// The filters of the graph, and the ways out of it.
import { useEffect, useState } from 'preact/hooks';
import { failure, fetched } from '../api.ts';
import { kind } from '../words.ts';
import { colourOf, colours } from './colours.ts';
import type { Drawing } from './draw.ts';
import { documents } from './filter.ts';
import type { Shown } from './load.ts';
import { png, save, svg } from './picture.ts';
import type { State } from './state.ts';

const kinds = ['EVENT', 'POLICY', 'ACTOR', 'WORK', 'DOCUMENT'];

export function Filters({ graph, state, set }: { graph: Shown; state: State; set: (next: State) => void }) {
  const present = kinds.filter((each) => graph.someNode((_, node) => node.kind === each));
  const papers = [...documents(graph)];
  const tints = colours();
  const year = (name: 'from' | 'to', label: string) => (
    <label>
      {label}{' '}
      <input
        type="number"
        min={0}
        max={9999}
        size={5}
        value={state[name]}
        onChange={(event) => set({ ...state, [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <fieldset class="filters">
      <legend>Show</legend>
      {present.map((each) => (
        <label key={each}>
          <input
            type="checkbox"
            checked={!state.without.includes(each)}
            onChange={(event) => set({ ...state, without: event.currentTarget.checked ? state.without.filter((name) => name !== each) : [...state.without, each] })}
          />{' '}
          <svg width="12" height="12" aria-hidden="true">
            <circle cx="6" cy="6" r="6" fill={colourOf(each, tints)} />
          </svg>{' '}
          {kind(each, 2)}
        </label>
      ))}
      <label>
        at least{' '}
        <input type="range" min={0} max={1} step={0.05} value={state.least} onChange={(event) => set({ ...state, least: Number(event.currentTarget.value) })} />{' '}
        <output>{Math.round(state.least * 100)} % sure</output>
      </label>
      {year('from', 'from')}
      {year('to', 'to')}
      <label>
        read in{' '}
        <select value={state.document} onChange={(event) => set({ ...state, document: event.currentTarget.value })}>
          <option value="">all documents</option>
          {papers.map(([id, label]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

interface Format {
  Name: string;
  Title: string;
  Ending: string;
}

// Out are the pictures of what is seen, and what is seen in the formats of other programs.
export function Out({ drawing, nodes, state }: { drawing: Drawing | undefined; nodes: string[]; state: State }) {
  const [formats, set] = useState<Format[]>([]);
  const [trouble, say] = useState('');
  const [left, setLeft] = useState('');
  const troubled = (error: unknown) => say(failure(error).message);
  useEffect(() => {
    fetched('export')
      .then(async (answer) => (await answer.json()) as Format[])
      .then(set, troubled);
  }, []);
  const parts = nodes.map((id) => `node=${encodeURIComponent(id)}`);
  if (state.least > 0) parts.push(`minConfidence=${state.least}`);
  const query = parts.join('&');
  const take = async (format: Format) => {
    say('');
    const answer = await fetched(`export/${format.Name}?${query}`);
    setLeft(answer.headers.get('X-Left-Out') ?? '');
    save(await answer.blob(), `kg.${format.Ending}`);
  };
  return (
    <details class="out">
      <summary>Take it with you</summary>
      <p class="actions">
        <button type="button" class="small" disabled={!drawing} onClick={() => drawing && save(new Blob([svg(drawing.scene())], { type: 'image/svg+xml' }), 'kg.svg')}>
          Picture (SVG)
        </button>
        <button
          type="button"
          class="small"
          disabled={!drawing}
          onClick={() => {
            if (drawing) png(drawing.scene()).then((blob) => save(blob, 'kg.png'), troubled);
          }}
        >
          Picture (PNG)
        </button>
        {formats.map((format) => (
          <a
            key={format.Name}
            href={`export/${format.Name}?${query}`}
            title={format.Title}
            download
            onClick={(event) => {
              event.preventDefault();
              take(format).catch(troubled);
            }}
          >
            {format.Name}
          </a>
        ))}
      </p>
      {state.document && <p class="aside">A file holds what all documents say of these things, not the chosen one alone.</p>}
      {left && <p class="aside">{left}</p>}
      {trouble && <p role="alert">{trouble}</p>}
    </details>
  );
}
