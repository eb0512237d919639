// The page of a document: its text, with citations, names and entries marked and linked both ways.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ask, failure, useAnswer } from './api.ts';
import { Answered } from './answer.tsx';
import {
  DocumentCitationsDocument,
  type DocumentCitationsQuery,
  DocumentMentionsDocument,
  type DocumentMentionsQuery,
  DocumentPageDocument,
  type DocumentPageQuery,
  DocumentReferencesDocument,
  type DocumentReferencesQuery,
  DocumentTextDocument,
} from './operations.ts';
import { Head } from './head.tsx';
import { Notice } from './quote.tsx';
import { address, pageOf, place } from './route.ts';
import { Names, Sections } from './documentlists.tsx';
import { blocks, type Mark, ordered, pieces, Places, type Span } from './text.ts';
import { counted, date } from './words.ts';

type Doc = NonNullable<DocumentPageQuery['document']>;
type Cited = NonNullable<DocumentCitationsQuery['document']>['citations']['edges'][number];
type Entry = NonNullable<DocumentReferencesQuery['document']>['references']['edges'][number];
export type Named = NonNullable<DocumentMentionsQuery['document']>['mentions']['edges'][number];

const window = 1 << 20; // bytes of text that are shown at a time

export function DocumentPage({ id, at }: { id: string; at: string | null }) {
  const answer = useAnswer(DocumentPageDocument, { id });
  return (
    <main id="main" class="column wide">
      <Answered to={answer} heads>
        {({ document: doc }) =>
          doc ? (
            <Shown doc={doc} at={spanOf(at)} />
          ) : (
            <Head says="There is no such document" />
          )
        }
      </Answered>
    </main>
  );
}

function spanOf(at: string | null): Span | undefined {
  const found = /^(\d+)-(\d+)$/.exec(at ?? '');
  return found ? { start: Number(found[1]), end: Number(found[2]) } : undefined;
}

// begin is the byte at which the text that is shown begins: 0, or close before the place that is looked for, where no character is cut.
function begin(doc: Doc, at: Span | undefined): number {
  if (!at || at.end <= window) return 0;
  const before = doc.sections.map((section) => section.span.start).filter((start) => start <= at.start);
  const section = before.length > 0 ? Math.max(...before) : 0;
  return at.end - section < window ? section : at.start;
}

function Shown({ doc, at }: { doc: Doc; at: Span | undefined }) {
  const from = begin(doc, at);
  const text = useAnswer(DocumentTextDocument, { id: doc.id, start: from, length: window });
  const citations = useAll(doc.id, citationsAfter);
  const entries = useAll(doc.id, entriesAfter);
  const names = useAll(doc.id, namesAfter);
  const [shown, setShown] = useState({ citations: true, names: true });
  const c = doc.coverage;
  return (
    <>
      <Head says={doc.label} />
      <p class="aside">
        {['document', doc.genre, doc.date && date(doc.date), doc.name, doc.media].filter(Boolean).join(' · ')}
      </p>
      <p class="aside">
        {counted(c.citations, 'citation')} ({c.resolved} resolved, {c.probable} probable, {c.ambiguous} ambiguous, {c.dangling} dangling),{' '}
        {counted(c.references, 'bibliography entry', 'bibliography entries')} ({c.referencesNeverUsed} never cited), {counted(c.statements, 'statement')}.
      </p>
      <p class="actions">
        {doc.work && <a href={pageOf(doc.work)}>What this work says, and who cites it</a>}
        <a href={address('graph', '', { around: doc.work?.id ?? doc.id })}>See it in the graph</a>
      </p>
      <div class="reading">
        <aside>
          <Sections of={doc} />
          <fieldset>
            <legend>Mark</legend>
            <Tick name="citations" on={shown.citations} set={(on) => setShown({ ...shown, citations: on })} />
            <Tick name="names" on={shown.names} set={(on) => setShown({ ...shown, names: on })} />
          </fieldset>
          <Names of={names.edges} />
          {[citations, entries, names].map((each) => each.trouble && <p role="alert">{each.trouble}</p>)}
        </aside>
        <Answered to={text}>
          {(data) => (
            <Text
              doc={doc}
              places={new Places(data.document?.text ?? '', from)}
              at={at}
              citations={citations.edges}
              marked={shown.citations}
              known={!citations.waiting && !citations.trouble}
              entries={entries.edges}
              names={shown.names ? names.edges : []}
              ready={!citations.waiting && !names.waiting}
            />
          )}
        </Answered>
      </div>
    </>
  );
}

function Tick({ name, on, set }: { name: string; on: boolean; set: (on: boolean) => void }) {
  return (
    <label>
      <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} /> {name}
    </label>
  );
}

interface Page<E> {
  edges: E[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

type After<E> = (id: string, after: string | undefined, signal: AbortSignal) => Promise<Page<E> | undefined>;

const citationsAfter: After<Cited> = async (id, after, signal) => (await ask(DocumentCitationsDocument, { id, after }, signal)).document?.citations;
const entriesAfter: After<Entry> = async (id, after, signal) => (await ask(DocumentReferencesDocument, { id, after }, signal)).document?.references;
const namesAfter: After<Named> = async (id, after, signal) => (await ask(DocumentMentionsDocument, { id, after }, signal)).document?.mentions;

// useAll reads a list to its end, page after page.
function useAll<E>(id: string, read: After<E>): { edges: E[]; waiting: boolean; trouble: string } {
  const [state, set] = useState<{ edges: E[]; waiting: boolean; trouble: string }>({ edges: [], waiting: true, trouble: '' });
  useEffect(() => {
    const stop = new AbortController();
    const all: E[] = [];
    (async () => {
      for (let after: string | undefined, on = true; on && !stop.signal.aborted; ) {
        const page = await read(id, after, stop.signal);
        all.push(...(page?.edges ?? []));
        after = page?.pageInfo.endCursor ?? undefined;
        on = page?.pageInfo.hasNextPage ?? false;
        set({ edges: [...all], waiting: on, trouble: '' });
      }
    })().catch((error: unknown) => !stop.signal.aborted && set({ edges: all, waiting: false, trouble: failure(error).message }));
    return () => stop.abort();
  }, [id]);
  return state;
}

interface TextProps {
  doc: Doc;
  places: Places;
  at: Span | undefined;
  citations: Cited[];
  marked: boolean; // citations are marked in the text
  known: boolean; // the citations are all of them
  entries: Entry[];
  names: Named[];
  ready: boolean;
}

function Text({ doc, places, at, citations, marked, known, entries, names, ready }: TextProps) {
  const { text, from } = places;
  const parts = useMemo(() => {
    const headings = new Map<number, number>();
    for (const section of doc.sections) {
      const span = places.chars({ start: section.span.start, end: section.span.start + 1 });
      if (span) headings.set(span.start, section.level);
    }
    return blocks(text, headings);
  }, [text, from]);
  const marks = useMemo(() => ordered(marksOf(doc.id, places, marked ? citations : [], names)), [text, citations, marked, names]);
  const back = useMemo(() => backlinks(places, entries, citations), [text, entries, citations]);
  const here = at && places.chars(at);
  useEffect(() => {
    document.getElementById('here')?.scrollIntoView({ block: 'center' });
  }, [at?.start, at?.end, text, ready]);
  const firstHere = parts.findIndex((block) => here && block.end > here.start && block.start < here.end);
  return (
    <article class="text" aria-label="Text of the document">
      {at && !here && <Notice>The place that the address names is not in the text.</Notice>}
      {from > 0 && <a href={place(doc.id, { start: 0, end: 1 })}>The text from its beginning</a>}
      {parts.map((block, i) => (
        <BlockShown key={block.start} level={block.level}>
          {pieces(block, marks, here).map((piece) => {
            const words = text.slice(piece.start, piece.end);
            const first = piece.here && i === firstHere && here && piece.start <= Math.max(here.start, block.start);
            const inner = piece.mark ? <Marked mark={piece.mark}>{words}</Marked> : words;
            return piece.here ? (
              <mark key={piece.start} id={first ? 'here' : undefined}>
                {inner}
              </mark>
            ) : (
              inner
            );
          })}
          {(back.get(block.start) ?? []).map((entry) => (
            <Back key={entry.id} entry={entry} doc={doc.id} known={known} />
          ))}
        </BlockShown>
      ))}
      {places.end < doc.length && <a href={place(doc.id, { start: places.end, end: places.end + 1 })}>The text from here on</a>}
    </article>
  );

  // backlinks are the entries that end in a block, by the block.
  function backlinks(within: Places, list: Entry[], cited: Cited[]): Map<number, Linked[]> {
    const found = new Map<number, Linked[]>();
    for (const { node } of list) {
      const span = within.chars(node.parts.at(-1) ?? node.span);
      const block = span && parts.find((each) => each.start < span.end && each.end >= span.end);
      if (!block) continue;
      const places = cited.filter((each) => each.node.reference?.id === node.id).map((each) => each.node.span);
      const perhaps = cited.filter((each) => !each.node.reference && each.node.candidates.edges.some((may) => may.node.id === node.id)).map((each) => each.node.span);
      found.set(block.start, [...(found.get(block.start) ?? []), { id: node.id, key: node.key, work: node.work, places, perhaps }]);
    }
    return found;
  }
}

interface Linked {
  id: string;
  key: string;
  work: { id: string; label: string } | null;
  places: Span[];
  perhaps: Span[]; // citations that may stand for another entry
}

function Back({ entry, doc, known }: { entry: Linked; doc: string; known: boolean }) {
  const numbers = (spans: Span[], first: number) =>
    spans.map((span, i) => (
      <>
        {i > 0 && ' '}
        <a key={span.start} href={place(doc, span)} aria-label={`citation ${first + i} of ${entry.key}`}>
          {first + i}
        </a>
      </>
    ));
  return (
    <span class="back">
      {entry.work ? <a href={address('thing', entry.work.id)}>{entry.key}</a> : entry.key}
      {known && entry.places.length + entry.perhaps.length === 0 && ': never cited'}
      {known && entry.places.length > 0 && <>: cited at {numbers(entry.places, 1)}</>}
      {known && entry.perhaps.length > 0 && (
        <>
          {entry.places.length > 0 ? ', ' : ': '}perhaps cited at {numbers(entry.perhaps, entry.places.length + 1)}
        </>
      )}
    </span>
  );
}

function BlockShown({ level, children }: { level: number; children: preact.ComponentChildren }) {
  if (level === 0) return <p dir="auto">{children}</p>;
  return level <= 2 ? <h2 dir="auto">{children}</h2> : <h3 dir="auto">{children}</h3>;
}

function Marked({ mark, children }: { mark: Mark; children: string }) {
  return (
    <a class={`in ${mark.kind}${mark.unsure ? ' unsure' : ''}`} href={mark.to} title={mark.title}>
      {children}
    </a>
  );
}

function marksOf(doc: string, places: Places, citations: Cited[], names: Named[]): Mark[] {
  const marks: Mark[] = [];
  for (const { node } of citations) {
    const span = places.chars(node.span);
    if (!span) continue;
    const entry = node.reference;
    marks.push({
      ...span,
      kind: 'citation',
      to: entry ? place(doc, entry.span) : address('search', '', { q: node.text }),
      title: entry ? `${entry.raw}${node.status === 'RESOLVED' ? '' : ` (${node.status.toLowerCase()})`}` : `${node.status.toLowerCase()}: ${node.reason ?? 'no entry answers it'}`,
      unsure: node.status !== 'RESOLVED',
    });
  }
  for (const { node, evidence } of names) {
    for (const each of evidence) {
      for (const cue of each.cues) {
        const span = places.chars(cue);
        if (span) marks.push({ ...span, kind: 'mention', to: pageOf(node), title: node.label });
      }
    }
  }
  return marks;
}
