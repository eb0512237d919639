// The first page: what can be asked, and what there is.
import { useAnswer } from './api.ts';
import { Answered } from './answer.tsx';
import { Bar } from './bar.tsx';
import { Head } from './head.tsx';
import { HomeDocument, type HomeQuery } from './operations.ts';
import { address, pageOf, type Placed } from './route.ts';
import { counted, date, kind } from './words.ts';

interface Named extends Placed {
  label: string;
  date?: string | null;
}

export function Home() {
  const answer = useAnswer(HomeDocument, {});
  return (
    <main id="main" class="column home">
      <Head says="Who says what about what, and in which sentence" />
      <p class="lead">Ask in plain English, or type the name of an event, a policy, a person or a work. Every answer carries the sentence it was read from.</p>
      <Bar text="" big />
      <Answered to={answer}>{(data) => <Holdings of={data} />}</Answered>
    </main>
  );
}

function Holdings({ of }: { of: HomeQuery }) {
  const nodes = <T extends Named>(list: { edges: { node: T }[] }) => list.edges.map((edge) => edge.node);
  const events = nodes(of.events);
  const works = nodes(of.works);
  const total = of.stats.nodes.reduce((sum, each) => sum + each.count, 0);
  if (total === 0) {
    return (
      <p class="notice">
        The graph is empty. Load documents with <code>kg load FILE …</code>.
      </p>
    );
  }
  return (
    <>
      <Questions event={events[0]} other={events[1]} actor={of.actors.edges[0]?.node} work={works[0]} />
      <p class="aside">
        The graph holds {of.stats.nodes.filter((each) => each.count > 0).map((each) => counted(each.count, kind(each.kind), kind(each.kind, 2))).join(', ')}
        ; {counted(of.stats.evidence, 'passage')} were read.
      </p>
      <div class="columns">
        <Names title="Events most explained" of={events} />
        <Names title="Policies most explained" of={nodes(of.policies)} />
        <Names title="Works most cited" of={works} />
        <Names title="Actors most named" of={nodes(of.actors)} />
        <Names title="Documents" of={nodes(of.documents)} />
      </div>
    </>
  );
}

// The questions are made of what the graph holds, so that each has an answer.
function Questions({ event, other, actor, work }: { event?: Named; other?: Named; actor?: Named; work?: Named }) {
  const key = work && /^[^:]{3,60}: /.test(work.label) ? work.label.split(': ')[0] : undefined;
  const questions = [
    event && `Which works explain ${event.label}, and do they disagree?`,
    key && `Which events does ${key} explain?`,
    event && `Who took part in ${event.label}?`,
    actor && `Which policies did ${actor.label} adopt, and when?`,
    event && other && `What links ${event.label} and ${other.label}?`,
  ].filter((each): each is string => Boolean(each));
  return (
    <section aria-labelledby="try">
      <h2 id="try">Questions to begin with</h2>
      <ul class="plain try">
        {questions.map((each) => (
          <li key={each}>
            <a href={address('ask', '', { q: each })} dir="auto">
              {each}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Names({ title, of }: { title: string; of: Named[] }) {
  if (of.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="plain">
        {of.map((node) => (
          <li key={node.id}>
            <a href={pageOf(node)} dir="auto">
              {node.label}
            </a>{' '}
            {node.date && <small>{date(node.date)}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
