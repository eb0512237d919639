// Questions to the server that the page came from, whether it answers, and whose token goes along.
import { useEffect, useState } from 'preact/hooks';
import type { TypedDocumentString } from './operations.ts';

// The pages may be served under a prefix, so the API is found from the page.
const api = new URL('graphql', document.baseURI);
const health = new URL('healthz', document.baseURI);

// Failure is an answer that is an error, with the server's code.
export class Failure extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

type Told = () => void;

// Line is the connection to the server: lost as long as nothing answers, found again by asking after its health.
class Line {
  lost = false;
  private told = new Set<Told>();
  private back: Promise<void> | undefined;

  listen(told: Told): () => void {
    this.told.add(told);
    return () => this.told.delete(told);
  }

  // restored resolves when the server answers again.
  restored(): Promise<void> {
    this.back ??= this.wait().finally(() => {
      this.back = undefined;
    });
    return this.back;
  }

  private async wait(): Promise<void> {
    this.say(true);
    for (let pause = 500; ; pause = Math.min(pause * 1.5, 8000)) {
      await new Promise((done) => setTimeout(done, pause));
      try {
        if ((await fetch(health, { cache: 'no-store' })).ok) break;
      } catch {
        // still away: that is what is waited for
      }
    }
    this.say(false);
  }

  private say(lost: boolean): void {
    this.lost = lost;
    for (const told of this.told) told();
  }
}

export const line = new Line();

// The token lives as long as the tab.
const tokenName = 'kg-token';
export const token = {
  get: (): string => sessionStorage.getItem(tokenName) ?? '',
  set: (value: string): void => {
    if (value) sessionStorage.setItem(tokenName, value);
    else sessionStorage.removeItem(tokenName);
  },
};

interface Answer<R> {
  data?: R | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

// ask gives the answer to a question. While the server is away a question waits for it; a correction does not, as it may have been taken.
export async function ask<R, V>(text: TypedDocumentString<R, V>, variables: V, signal?: AbortSignal, waits = true): Promise<R> {
  for (;;) {
    let answer: Answer<R>;
    try {
      answer = await send<R>(String(text), variables, signal);
    } catch (error) {
      if (signal?.aborted || error instanceof Failure) throw error;
      if (!waits) throw new Failure('The server did not answer. Look whether the decision was taken before you try again.', 'UNAVAILABLE');
      await line.restored();
      continue;
    }
    const first = answer.errors?.[0];
    if (first) throw new Failure(first.message, first.extensions?.code ?? 'INTERNAL');
    if (!answer.data) throw new Failure('The server gave an empty answer.', 'INTERNAL');
    return answer.data;
  }
}

async function send<R>(query: string, variables: unknown, signal?: AbortSignal): Promise<Answer<R>> {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json', ...bearer() };
  const answer = await fetch(api, { method: 'POST', headers, signal, body: JSON.stringify({ query, variables }) });
  if (answer.status === 502 || answer.status === 504) throw new Error('a proxy without a server behind it');
  return (await answer.json()) as Answer<R>;
}

function bearer(): Record<string, string> {
  const shown = token.get();
  return shown ? { Authorization: `Bearer ${shown}` } : {};
}

// fetched is a file of the server, for who asks: a link would not say who that is.
export async function fetched(path: string): Promise<Response> {
  const answer = await fetch(new URL(path, document.baseURI), { headers: bearer() });
  if (answer.ok) return answer;
  const { errors } = (await answer.json().catch(() => ({}))) as Answer<never>;
  const first = errors?.[0];
  throw new Failure(first?.message ?? `The server answered ${answer.status}.`, first?.extensions?.code ?? 'INTERNAL');
}

// Asked is the state of a question.
export interface Asked<R> {
  data?: R;
  error?: Failure;
  waiting: boolean;
  again: () => void;
}

// useAnswer asks, and asks anew when the variables change; null asks nothing.
export function useAnswer<R, V>(text: TypedDocumentString<R, V>, variables: V | null): Asked<R> {
  const key = JSON.stringify(variables);
  const [state, set] = useState<{ key?: string; data?: R; error?: Failure }>({});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (variables === null) return;
    const stop = new AbortController();
    ask(text, variables, stop.signal).then(
      (data) => !stop.signal.aborted && set({ key, data }),
      (error: unknown) => !stop.signal.aborted && set({ key, error: failure(error) }),
    );
    return () => stop.abort();
  }, [key, turn]);
  const current = state.key === key;
  return {
    data: current ? state.data : undefined,
    error: current ? state.error : undefined,
    waiting: variables !== null && !current,
    again: () => setTurn((was) => was + 1),
  };
}

export function failure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure(String(error), 'INTERNAL');
}

// useLine tells whether the server is away.
export function useLine(): boolean {
  const [lost, set] = useState(line.lost);
  useEffect(() => line.listen(() => set(line.lost)), []);
  return lost;
}
