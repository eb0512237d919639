// The explorer: which page is shown, and what stands around it.
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLine } from './api.ts';
import { Ask } from './ask.tsx';
import { Bar } from './bar.tsx';
import { Home } from './home.tsx';
import { address, type Route, useRoute } from './route.ts';
import { Search } from './search.tsx';
import { apply, ThemeChoice } from './theme.tsx';
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
  }
  return (
    <main id="main" class="column">
      <h1 tabIndex={-1}>There is no such page</h1>
      <p>
        <a href="#/">To the first page</a>
      </p>
    </main>
  );
}

function Explorer() {
  const at = useRoute();
  const lost = useLine();
  useArrival(`${at.page}/${at.id}?${at.params.get('q') ?? ''}`);
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
    </>
  );
}

// The part of the address behind # names the page, so a link there cannot lead to the content by itself.
function toMain(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main h1')?.focus();
}

// useArrival names the page in the window's title and leads the reader of the screen to its head, but not on the first page that is opened.
function useArrival(key: string): void {
  const first = useRef(true);
  useEffect(() => {
    const head = document.querySelector<HTMLElement>('#main h1');
    const title = head?.textContent?.trim();
    document.title = title ? `${title} · kg` : 'kg';
    if (!first.current) {
      if (!/[?&]at=/.test(location.hash)) scrollTo(0, 0);
      head?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [key]);
}

apply();
const root = document.getElementById('explorer');
if (root) {
  root.replaceChildren();
  render(<Explorer />, root);
}
