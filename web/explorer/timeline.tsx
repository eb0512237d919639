// What happened around a thing, in the order of time.
import { useAnswer } from './api.ts';
import { Answered } from './answer.tsx';
import { TimelineDocument, type TimelineQuery } from './operations.ts';
import { Marks, Quotes } from './quote.tsx';
import { pageOf } from './route.ts';
import { date, relation } from './words.ts';

type Given = TimelineQuery['timeline'];

export function TimelineOf({ id }: { id: string }) {
  const answer = useAnswer(TimelineDocument, { of: id });
  return <Answered to={answer}>{({ timeline }) => (timeline.entries.length > 1 ? <Line of={timeline} /> : null)}</Answered>;
}

function Line({ of }: { of: Given }) {
  const left = of.totalCount - of.entries.length;
  return (
    <section id="group-timeline">
      <h2 tabIndex={-1}>
        Timeline <small>{of.totalCount}</small>
      </h2>
      <ol class="plain timeline">
        {of.entries.map((entry, i) => (
          <li key={`${entry.relation}${entry.direction}${entry.node.id}${i}`}>
            <p class="when">{entry.node.date ? date(entry.node.date) : 'date unknown'}</p>
            <div>
              <p>
                <span class="aside">{relation(entry.relation, entry.direction === 'OUT')}</span>{' '}
                <a href={pageOf(entry.node)} dir="auto">
                  {entry.node.label}
                </a>{' '}
                <Marks hedged={entry.hedged} negated={entry.negated} />
              </p>
              <details>
                <summary>Where it is said</summary>
                <Quotes of={entry.evidence} />
              </details>
            </div>
          </li>
        ))}
      </ol>
      {left > 0 && <p class="aside">and {left} more</p>}
      {of.undated > 0 && <p class="aside">{of.undated} of them have no known date and come last.</p>}
    </section>
  );
}
