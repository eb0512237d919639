// What is found by words, by kind.
import { useAnswer } from './api.ts';
import { Answered } from './answer.tsx';
import { Head } from './head.tsx';
import { SearchDocument, type SearchQuery } from './operations.ts';
import { address, pageOf } from './route.ts';
import { counted, date, kind } from './words.ts';

type Hit = SearchQuery['search'][number];

const most = 60;

export function Search({ q }: { q: string }) {
  const answer = useAnswer(SearchDocument, q ? { text: q, first: most } : null);
  return (
    <main id="main" class="column">
      <Head says={`Found for “${q}”`} />
      <Answered to={answer}>{({ search }) => <Hits hits={search} q={q} />}</Answered>
    </main>
  );
}

function Hits({ hits, q }: { hits: Hit[]; q: string }) {
  const groups = grouped(hits);
  return (
    <>
      <p role="status">
        {hits.length === 0 ? 'Nothing bears these words. ' : `${hits.length === most ? 'The best ' : ''}${counted(hits.length, 'hit')}. `}
        <a href={address('ask', '', { q })}>Ask it as a question</a>
      </p>
      {[...groups].map(([name, list]) => (
        <section key={name} aria-labelledby={`hits-${name}`}>
          <h2 id={`hits-${name}`}>{heading(name)}</h2>
          <ul class="plain hits">
            {list.map((hit) => (
              <li key={hit.node.id}>
                <a href={pageOf(hit.node)} dir="auto">
                  {hit.node.label}
                </a>{' '}
                <small>{about(hit.node)}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function grouped(hits: Hit[]): Map<Hit['node']['kind'], Hit[]> {
  const groups = new Map<Hit['node']['kind'], Hit[]>();
  for (const hit of hits) groups.set(hit.node.kind, [...(groups.get(hit.node.kind) ?? []), hit]);
  return groups;
}

function heading(name: string): string {
  const words = kind(name, 2);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function about(node: Hit['node']): string {
  const parts: (string | null | undefined)[] = [];
  if ('type' in node) parts.push(node.type);
  if ('date' in node && node.date) parts.push(date(node.date));
  if ('genre' in node) parts.push(node.genre);
  if ('document' in node && node.document) parts.push(`in ${node.document.label}`);
  return parts.filter(Boolean).join(' · ');
}
