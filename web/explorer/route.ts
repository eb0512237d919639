// Where the reader is: all of it stands in the part of the address behind #, so that an address can be shared.
import { useEffect, useState } from 'preact/hooks';

export interface Route {
  page: string; // '', search, ask, thing, document, graph
  id: string; // of the thing or document, else ''
  params: URLSearchParams;
}

export function route(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [page = '', ...rest] = path.split('/');
  return { page, id: decode(rest.join('/')), params: new URLSearchParams(query) };
}

// What is no escape is meant as it stands.
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export type Params = Record<string, string | number | boolean | undefined>;

// address is that of a page, without what is empty.
export function address(page: string, id = '', params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '' && value !== false) query.set(name, String(value));
  }
  const text = query.toString();
  return `#/${page}${id ? '/' + encodeURIComponent(id).replaceAll('%3A', ':') : ''}${text ? '?' + text : ''}`;
}

export function go(to: string): void {
  location.hash = to;
}

// replace changes the address without a step in the history, for states that change as one drags or types.
export function replace(to: string): void {
  history.replaceState(null, '', to);
}

export function useRoute(): Route {
  const [now, set] = useState(() => route(location.hash));
  useEffect(() => {
    const moved = () => set(route(location.hash));
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return now;
}

// pageOf is the address of a node's page. What stands in a document is shown there.
export interface Placed {
  id: string;
  kind: string;
  document?: { id: string } | null;
  span?: { start: number; end: number };
}

export function pageOf(node: Placed): string {
  switch (node.kind) {
    case 'DOCUMENT':
      return address('document', node.id);
    case 'REFERENCE':
    case 'CITATION':
      if (node.document && node.span) return place(node.document.id, node.span);
  }
  return address('thing', node.id);
}

// place is the address of a stretch of a document.
export function place(document: string, span: { start: number; end: number }): string {
  return address('document', document, { at: `${span.start}-${span.end}` });
}
