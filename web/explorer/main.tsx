// The explorer: which page is shown, and what stands around it.
import { render } from 'preact';
import { useLine } from './api.ts';
import { Ask } from './ask.tsx';
import { Bar } from './bar.tsx';
import { DocumentPage } from './document.tsx';
import { GraphPage } from './graphpage.tsx';
import { Head } from './head.tsx';
import { Home } from './home.tsx';
import { Decided } from './review.tsx';
import { address, type Route, useRoute } from './route.ts';
import { Search } from './search.tsx';
import { apply, ThemeChoice } from './theme.tsx';
import { ThingPage } from './thing.tsx';
import { Foot } from './token.tsx';
import './style.css';

function Page({ at }: { at: Route }) {
  const q = at.params.get('q') ?? '';
  switch (at.page) {
    case '':
      return <Home />;
    case 'search':
      return <Search q={q} />;
    case 'ask':
      return <Ask q={q} />;
    case 'thing':
      return <ThingPage id={at.id} />;
    case 'graph':
      return <GraphPage at={at} />;
    case 'document':
      return <DocumentPage id={at.id} at={at.params.get('at')} />;
  }
  return (
    <main id="main" class="column">
      <Head says="There is no such page" />
      <p>
        <a href="#/">To the first page</a>
      </p>
    </main>
  );
}

function Explorer() {
  const at = useRoute();
  const lost = useLine();
  return (
    <>
      <a class="skip" href="#main" onClick={toMain}>
        To the content
      </a>
      <header>
        <a class="name" href="#/" aria-label="kg, first page">
          kg
        </a>
        {at.page === '' ? <span class="space" /> : <Bar text={at.params.get('q') ?? ''} />}
        <nav aria-label="Elsewhere">
          <a href={address('graph')}>Graph</a>
          <a href="playground/">Playground</a>
          <ThemeChoice />
        </nav>
      </header>
      <div class={lost ? 'lost' : 'unseen'} role="status">
        {lost ? 'The server does not answer. What you see stays; the page goes on when it is back.' : ''}
      </div>
      <Page at={at} key={`${at.page}/${at.id}`} />
      <Decided />
      <Foot />
    </>
  );
}

// The part of the address behind # names the page, so a link there cannot lead to the content by itself.
function toMain(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main h1')?.focus();
}

apply();
const root = document.getElementById('explorer');
if (root) {
  root.replaceChildren();
  render(<Explorer />, root);
}
