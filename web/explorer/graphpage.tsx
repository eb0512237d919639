// The page of the graph, whose code is loaded when it is opened.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useAnswer } from './api.ts';
import { Answered } from './answer.tsx';
import { Head } from './head.tsx';
import { HomeDocument } from './operations.ts';
import { Notice } from './quote.tsx';
import { address, type Route } from './route.ts';

export function GraphPage({ at }: { at: Route }) {
  return (
    <main id="main" class="column full">
      <Head says="The graph" />
      {at.params.get('around') ? <Loaded at={at} /> : <Beginnings />}
    </main>
  );
}

function Loaded({ at }: { at: Route }) {
  const [view, set] = useState<{ View?: ComponentType<{ at: Route }>; trouble?: string }>({});
  useEffect(() => {
    import('./graph/view.tsx').then(
      (code) => set({ View: code.default }),
      () => set({ trouble: 'The code of the graph could not be loaded. Load the page again.' }),
    );
  }, []);
  if (view.trouble) return <p role="alert">{view.trouble}</p>;
  return view.View ? <view.View at={at} /> : <Notice>Looking …</Notice>;
}

function Beginnings() {
  const answer = useAnswer(HomeDocument, {});
  return (
    <Answered to={answer}>
      {({ events, works, actors }) => (
        <>
          <p>Begin with a thing, and open its neighbours step by step. Every page of a thing leads here too.</p>
          <ul class="plain">
            {[...events.edges, ...works.edges.slice(0, 4), ...actors.edges.slice(0, 4)].map(({ node }) => (
              <li key={node.id}>
                <a href={address('graph', '', { around: node.id })} dir="auto">
                  {node.label}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Answered>
  );
}
