// The page of a work, an event, a policy or an actor: what is said of it, by relation, each with its passages.
import { useState } from 'preact/hooks';
import { ask, failure, useAnswer } from './api.ts';
import { Answered } from './answer.tsx';
import { type Connection, connection, type Edge, type Group, ofActor, ofHappening, ofWork, only, type Thing } from './groups.ts';
import { Head } from './head.tsx';
import { ActorPageDocument, HappeningPageDocument, NamesDocument, WorkPageDocument } from './operations.ts';
import { Marks, Quotes, Sure } from './quote.tsx';
import { Rivals } from './rivals.tsx';
import { address, pageOf } from './route.ts';
import { TimelineOf } from './timeline.tsx';
import { date, kind } from './words.ts';

interface Variables {
  id: string;
  after?: string;
  [group: string]: string | boolean | undefined;
}

// One kind of page: how it is asked for, and its groups.
const pages = {
  work: { groups: ofWork, text: WorkPageDocument },
  event: { groups: ofHappening, text: HappeningPageDocument },
  policy: { groups: ofHappening, text: HappeningPageDocument },
  actor: { groups: ofActor, text: ActorPageDocument },
};

type Page = (typeof pages)[keyof typeof pages];

async function more(page: Page, variables: Variables): Promise<Thing | undefined> {
  const { node } = await ask<{ node: unknown }, Variables>(page.text as never, variables);
  return isThing(node) ? node : undefined;
}

function isThing(node: unknown): node is Thing {
  return typeof node === 'object' && node !== null && ('aliases' in node || 'keys' in node);
}

export function ThingPage({ id }: { id: string }) {
  const page = pages[id.split(':')[0] as keyof typeof pages] as Page | undefined;
  const answer = useAnswer<{ node: unknown }, { id: string }>((page?.text ?? NamesDocument) as never, page ? { id } : null);
  const node = answer.data?.node;
  return (
    <main id="main" class="column wide">
      {page ? (
        <Answered to={answer} heads>{() => (isThing(node) ? <Shown node={node} page={page} again={answer.again} /> : <Missing id={id} />)}</Answered>
      ) : (
        <Missing id={id} />
      )}
    </main>
  );
}

function Missing({ id }: { id: string }) {
  return (
    <>
      <Head says="Nothing is known by this name" />
      <p>
        The graph holds nothing with the id <code>{id}</code>. What spoke of it may have been forgotten, or read anew.
      </p>
    </>
  );
}

function Shown({ node, page, again }: { node: Thing; page: Page; again: () => void }) {
  const filled = page.groups.filter((group) => (connection(node, group.field)?.totalCount ?? 0) > 0);
  const happening = 'explainedBy' in node;
  return (
    <>
      <Head says={node.label} />
      <About node={node} />
      <p class="actions">
        <a href={address('graph', '', { around: node.id })}>See it in the graph</a>
        {filled.length === 0 && <span class="aside">Nothing is said of it but its name.</span>}
      </p>
      <nav class="contents" aria-label="On this page">
        <ul>
          {happening && !filled.some((group) => group.field === 'disputedBy') && filled.some((group) => group.field === 'explainedBy') && (
            <li>
              <a href="#group-disputedBy" onClick={jump}>
                Who disagrees
              </a>
            </li>
          )}
          {filled.map((group) => (
            <li key={group.field}>
              <a href={`#group-${group.field}`} onClick={jump}>
                {group.title}
              </a>{' '}
              <small>{connection(node, group.field)?.totalCount}</small>
            </li>
          ))}
        </ul>
      </nav>
      {happening && <Rivals node={node} again={again} />}
      {filled
        .filter((group) => !happening || !['explainedBy', 'disputedBy'].includes(group.field))
        .map((group) => (
          <Relations key={group.field} group={group} page={page} id={node.id} first={connection(node, group.field)} again={again} />
        ))}
      <TimelineOf id={node.id} />
      <Alike node={node} />
    </>
  );
}

// The address behind # is the page's own, so that a link within it is followed by hand.
export function jump(event: MouseEvent & { currentTarget: HTMLAnchorElement }): void {
  event.preventDefault();
  const to = document.getElementById(event.currentTarget.hash.slice(1));
  to?.scrollIntoView();
  to?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}

function About({ node }: { node: Thing }) {
  if ('keys' in node) {
    return (
      <div class="about">
        <p class="formatted" dir="auto">
          {node.formatted}
        </p>
        <p class="aside">
          {kind(node.kind)}
          {node.type && ` · ${node.type}`}
          {node.keys.length > 0 && ` · cited as ${node.keys.join(', ')}`}
          {node.doi && ` · DOI ${node.doi}`}
        </p>
        {node.retracted && <p class="mark denied">retracted</p>}
      </div>
    );
  }
  const others = node.aliases.filter((each) => each !== node.label);
  return (
    <div class="about">
      <p class="aside">
        {kind(node.kind)}
        {node.type && node.type !== kind(node.kind) && ` · ${node.type}`}
        {'date' in node && ` · ${node.date ? date(node.date) : 'date unknown'}`}
      </p>
      {others.length > 0 && (
        <p class="aside" dir="auto">
          Also called: {others.join('; ')}
        </p>
      )}
    </div>
  );
}

interface RelationsProps {
  group: Group;
  page: Page;
  id: string;
  first: Connection | undefined;
  again: () => void;
}

function Relations({ group, page, id, first, again }: RelationsProps) {
  const [rest, setRest] = useState<Edge[]>([]);
  const [last, setLast] = useState(first?.pageInfo);
  const [trouble, setTrouble] = useState('');
  if (!first) return null;
  const forward = async () => {
    try {
      const node = await more(page, { id, after: last?.endCursor ?? undefined, ...only(page.groups, group.field) });
      const next = node && connection(node, group.field);
      if (!next) return;
      setRest([...rest, ...next.edges]);
      setLast(next.pageInfo);
    } catch (error) {
      setTrouble(failure(error).message);
    }
  };
  return (
    <section id={`group-${group.field}`}>
      <h2 tabIndex={-1}>
        {group.title} <small>{first.totalCount}</small>
      </h2>
      <ul class="plain grid">
        {[...first.edges, ...rest].map((edge) => (
          <li key={edge.id} class="card">
            <EdgeShown edge={edge} again={again} />
          </li>
        ))}
      </ul>
      {last?.hasNextPage && (
        <button type="button" onClick={forward}>
          Show more of {first.totalCount}
        </button>
      )}
      {trouble && <p role="alert">{trouble}</p>}
    </section>
  );
}

export function EdgeShown({ edge, again }: { edge: Edge; again: () => void }) {
  const { node } = edge;
  const when = edge.date ?? ('date' in node ? node.date : undefined);
  return (
    <>
      <h3 dir="auto">
        <a href={pageOf(node)}>{node.label}</a>
      </h3>
      <p class="signs">
        <span>{kind(node.kind)}</span>
        {when && <span>{date(when)}</span>}
        <Sure confidence={edge.confidence} />
        <Marks hedged={edge.hedged} negated={edge.negated} />
      </p>
      <Quotes of={edge.evidence} count={edge.evidenceCount} reviewed={again} />
    </>
  );
}

// What may be the same and was not joined, with the reason.
function Alike({ node }: { node: Thing }) {
  const alike = 'sameAs' in node ? node.sameAs : [];
  const names = useAnswer(NamesDocument, alike.length > 0 ? { ids: alike.map((each) => each.node) } : null);
  if (alike.length === 0) return null;
  const label = (id: string) => names.data?.nodes.find((each) => each?.id === id)?.label ?? id;
  return (
    <section id="group-alike">
      <h2 tabIndex={-1}>Perhaps the same, kept apart</h2>
      <ul>
        {alike.map((each) => (
          <li key={each.node}>
            <a href={address('thing', each.node)} dir="auto">
              {label(each.node)}
            </a>{' '}
            <small>{each.reason}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
