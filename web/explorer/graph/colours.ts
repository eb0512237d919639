// The colours of the graph, light and dark; each kind keeps its own and is told by its words too.
export interface Colours {
  paper: string;
  ink: string;
  line: string;
  denied: string;
  chosen: string;
  kinds: Record<string, string>;
}

const light: Colours = {
  paper: '#fdfcf9', ink: '#1d1c1a', line: '#a9a294', denied: '#b3261e', chosen: '#d98200',
  kinds: { WORK: '#2f66a8', EVENT: '#b0461f', POLICY: '#74489c', ACTOR: '#2f7d4f', DOCUMENT: '#6b665c' },
};

const dark: Colours = {
  paper: '#17181b', ink: '#ece9e2', line: '#6a6c74', denied: '#ff9a8a', chosen: '#ffc35c',
  kinds: { WORK: '#7fb2f0', EVENT: '#f0a080', POLICY: '#c6a3ea', ACTOR: '#84cfa2', DOCUMENT: '#b8b3a8' },
};

export function colours(): Colours {
  const set = document.documentElement.dataset['theme'];
  return (set ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark' ? dark : light;
}

export function colourOf(kind: string, all: Colours): string {
  return all.kinds[kind] ?? all.line;
}
