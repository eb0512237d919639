// A question in plain English: its answer, the passages it rests on, what it leaves out, and how it was asked of the API.
import { useAnswer } from './api.ts';
import { Answered } from './answer.tsx';
import { Head } from './head.tsx';
import { AskDocument, type AskQuery } from './operations.ts';
import { Marks, Quotes, Sure } from './quote.tsx';
import { address, pageOf } from './route.ts';
import { counted } from './words.ts';

type Given = AskQuery['ask'];

export function Ask({ q }: { q: string }) {
  const answer = useAnswer(AskDocument, q ? { question: q } : null);
  return (
    <main id="main" class="column">
      <Head says={q} />
      <Answered to={answer}>{(data) => <Answer given={data.ask} again={answer.again} />}</Answered>
    </main>
  );
}

function Answer({ given, again }: { given: Given; again: () => void }) {
  return (
    <>
      <p class="summary" role="status" dir="auto">
        {given.summary}
      </p>
      <p class="aside">
        <Status given={given} />
      </p>
      {given.suggestions.length > 0 && (
        <section aria-labelledby="meant">
          <h2 id="meant">Perhaps you meant</h2>
          <ul>
            {given.suggestions.map((each) => (
              <li key={each}>
                <a href={address(each.includes(' ') && /\?$/.test(each) ? 'ask' : 'search', '', { q: each })} dir="auto">
                  {each}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {given.rows.length > 0 && (
        <ol class="plain rows">
          {given.rows.map((row, i) => (
            <li key={i} class="card">
              <h2 dir="auto">{row.node ? <a href={pageOf(row.node)}>{row.label}</a> : row.label}</h2>
              {row.detail && <p dir="auto">{row.detail}</p>}
              <p class="signs">
                {row.confidence !== null && <Sure confidence={row.confidence} />}
                <Marks hedged={row.hedged} negated={row.negated} />
              </p>
              <Quotes of={row.evidence} reviewed={again} />
            </li>
          ))}
        </ol>
      )}
      <Gaps given={given} />
      {given.graphql && <Query text={given.graphql} />}
    </>
  );
}

function Status({ given }: { given: Given }) {
  if (!given.understood) return <>The question was not understood. Questions are built like the examples on the first page.</>;
  return (
    <>
      Understood as: <em dir="auto">{given.understood}</em>
    </>
  );
}

// Gaps are what the answer leaves out, and what the graph does not cover whatever is asked.
function Gaps({ given }: { given: Given }) {
  const c = given.coverage;
  const holes = [
    c.worksNotLoaded > 0 && `Of ${counted(c.works, 'work')}, ${c.worksNotLoaded} are known only from what others say: no copy is loaded.`,
    c.dangling > 0 && `${counted(c.dangling, 'citation')} of ${c.citations} lead nowhere.`,
    c.ambiguous > 0 && `${counted(c.ambiguous, 'citation')} of ${c.citations} may stand for several entries.`,
    c.referencesNeverCited > 0 && `${counted(c.referencesNeverCited, 'bibliography entry', 'bibliography entries')} are never cited.`,
    c.eventsUndated + c.policiesUndated > 0 && `${counted(c.eventsUndated, 'event')} and ${counted(c.policiesUndated, 'policy', 'policies')} have no known date.`,
  ].filter((each): each is string => Boolean(each));
  return (
    <section class="gaps" aria-labelledby="gaps">
      <h2 id="gaps">What this leaves out</h2>
      {given.missing.length > 0 ? (
        <ul>
          {given.missing.map((each) => (
            <li key={each} dir="auto">
              {each}
            </li>
          ))}
        </ul>
      ) : (
        <p>Nothing that the program knows of.</p>
      )}
      <details>
        <summary>What the whole graph does not cover</summary>
        <p>{counted(c.documents, 'document')} are loaded.</p>
        <ul>
          {holes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Query({ text }: { text: string }) {
  return (
    <details class="query">
      <summary>The same in GraphQL</summary>
      <pre tabIndex={0}>{text}</pre>
      <p>
        <a href={`playground/#query=${encodeURIComponent(text)}`}>Open it in the playground</a>
      </p>
    </details>
  );
}
