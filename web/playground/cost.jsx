// What the question in the editor costs, before it is run.
import { useEditorContext } from '@graphiql/react';
import { parse } from 'graphql';
import { useEffect, useState } from 'react';

export function Cost({ api }) {
  const { queryEditor, variableEditor, headerEditor } = useEditorContext({ nonNull: true });
  const [says, say] = useState('');
  useEffect(() => {
    if (!queryEditor) return undefined;
    let soon;
    let turn = 0;
    const changed = () => {
      clearTimeout(soon);
      soon = setTimeout(async () => {
        const now = ++turn;
        const text = await cost(api, queryEditor.getValue(), variableEditor?.getValue(), headerEditor?.getValue());
        if (now === turn) say(text);
      }, 400);
    };
    changed();
    queryEditor.on('change', changed);
    variableEditor?.on('change', changed);
    return () => {
      clearTimeout(soon);
      turn = -1;
      queryEditor.off('change', changed);
      variableEditor?.off('change', changed);
    };
  }, [queryEditor, variableEditor, headerEditor]);
  return (
    <p className="cost" role="status">
      {says}
    </p>
  );
}

// cost asks the server without running the question; what is half typed, or holds several operations, has none to show.
async function cost(api, query, variables, headers) {
  try {
    const answer = await fetch(api, {
      method: 'POST',
      headers: { ...JSON.parse(headers || '{}'), 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ query: parsed(query), variables: JSON.parse(variables || '{}'), extensions: { dryRun: true } }),
    });
    const found = (await answer.json()).extensions?.cost;
    return found ? `Costs ${found.cost.toLocaleString('en')} of ${found.limit.toLocaleString('en')}` : '';
  } catch {
    return '';
  }
}

// parsed refuses what is no GraphQL, so that the server is not asked at each letter.
function parsed(query) {
  parse(query);
  return query;
}
