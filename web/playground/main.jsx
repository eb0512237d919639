import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL } from 'graphiql';
import { parse, print } from 'graphql';
import { createRoot } from 'react-dom/client';

import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './style.css';

import { Cost } from './cost.jsx';
import ask from './examples/ask.graphql';
import bySection from './examples/by-section.graphql';
import complete from './examples/complete.graphql';
import coverage from './examples/coverage.graphql';
import explainedBy from './examples/explained-by.graphql';
import explains from './examples/explains.graphql';
import path from './examples/path.graphql';
import subgraph from './examples/subgraph.graphql';
import timeline from './examples/timeline.graphql';

// The pages may be served under a prefix, so the API is found from the page.
const api = new URL('../graphql', document.baseURI);

// What stands in the headers editor goes along: the token, where the server wants one. It is not kept.
async function fetcher(question, { headers } = {}) {
  const answer = await fetch(api, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(question),
  });
  return answer.json();
}

const tabs = [explains, explainedBy, ask, path, timeline, subgraph, bySection, coverage, complete].map((query) => ({ query }));

// linked is the query that a link to the playground bears, laid out for reading; undefined without one.
function linked() {
  const text = new URLSearchParams(location.hash.slice(1)).get('query');
  if (!text) return undefined;
  try {
    return print(parse(text));
  } catch {
    return text; // the editor shows what is wrong with it
  }
}

const plugins = [explorerPlugin({ showAttribution: false })];

createRoot(document.getElementById('playground')).render(
  <GraphiQL fetcher={fetcher} query={linked()} defaultTabs={tabs} plugins={plugins} isHeadersEditorEnabled shouldPersistHeaders={false} defaultEditorToolsVisibility={false}>
    <GraphiQL.Logo>
      <span className="name">kg</span>
    </GraphiQL.Logo>
    <GraphiQL.Footer>
      <Cost api={api} />
    </GraphiQL.Footer>
  </GraphiQL>,
);
