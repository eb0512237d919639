// The explanations of an event or policy side by side, and beside them who disputes it.
import type { HappeningNode } from './groups.ts';
import type { ToWorkFragment } from './operations.ts';
import { address } from './route.ts';
import { EdgeShown } from './thing.tsx';
import { counted } from './words.ts';

export function Rivals({ node, again }: { node: HappeningNode; again: () => void }) {
  const explain = node.explainedBy?.edges ?? [];
  const against = [...(node.disputedBy?.edges ?? []), ...explain.filter((edge) => edge.negated)];
  const affirm = explain.filter((edge) => !edge.negated);
  if (affirm.length + against.length === 0) return null;
  const all = node.explainedBy?.totalCount ?? 0;
  return (
    <>
      {affirm.length > 0 && (
        <section id="group-explainedBy">
          <h2 tabIndex={-1}>
            {affirm.length > 1 ? 'Explanations side by side' : 'Explained by'} <small>{all - explain.length + affirm.length}</small>
          </h2>
          {affirm.length > 1 && (
            <p class="aside">
              {counted(affirm.length, 'work')} explain it, the surest first. Whether they agree is for the reader to judge: the sentences stand below.
              {all > explain.length && (
                <>
                  {' '}
                  <a href={address('ask', '', { q: `Which works explain ${node.name}?` })}>{counted(all - explain.length, 'more work')}</a> are not shown here.
                </>
              )}
            </p>
          )}
          <Cards of={affirm} again={again} />
        </section>
      )}
      <section id="group-disputedBy">
        <h2 tabIndex={-1}>
          Who disagrees <small>{against.length}</small>
        </h2>
        {against.length === 0 ? <p class="aside">No passage that was read disputes it, or denies an explanation of it.</p> : <Cards of={against} again={again} />}
      </section>
    </>
  );
}

function Cards({ of, again }: { of: ToWorkFragment[]; again: () => void }) {
  return (
    <ul class="plain grid">
      {of.map((edge) => (
        <li key={edge.id} class="card">
          <EdgeShown edge={edge} again={again} />
        </li>
      ))}
    </ul>
  );
}
