// The bar at the top of each page: names are completed as they are typed, questions are asked.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ask } from './api.ts';
import { CompleteDocument, type CompleteQuery } from './operations.ts';
import { address, go, pageOf } from './route.ts';
import { kind } from './words.ts';

type Completion = CompleteQuery['complete'][number];

interface Choice {
  key: string;
  text: string;
  note: string;
  to: string;
}

// What begins like a question, or ends like one, is asked; all else is searched for.
const asks = /\?\s*$|^\s*(who|which|what|when|where|why|how|has|have|did|does|do|is|are|was|were)\s+\S+\s+\S/i;

export function isQuestion(text: string): boolean {
  return asks.test(text);
}

export function Bar({ text, big }: { text: string; big?: boolean }) {
  const [typed, setTyped] = useState(text);
  const [names, setNames] = useState<Completion[]>([]);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    const wanted = typed.trim();
    if (!open || wanted.length < 2) {
      setNames([]);
      return;
    }
    const stop = new AbortController();
    const soon = setTimeout(() => {
      ask(CompleteDocument, { text: wanted }, stop.signal).then(
        (answer) => setNames(answer.complete),
        () => setNames([]),
      );
    }, 60);
    return () => {
      clearTimeout(soon);
      stop.abort();
    };
  }, [typed, open]);

  const wanted = typed.trim();
  const choices = open && wanted.length >= 2 ? choicesFor(wanted, names) : [];
  const leave = (to: string) => {
    setOpen(false);
    setAt(-1);
    input.current?.blur();
    go(to);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((was) => (choices.length === 0 ? -1 : (was + step + choices.length + 1) % (choices.length + 1)));
    } else if (event.key === 'Escape') {
      setOpen(false);
      setAt(-1);
    }
  };
  const current = choices[at];

  return (
    <form
      class={big ? 'bar big' : 'bar'}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (current) leave(current.to);
        else if (wanted) leave(address(isQuestion(wanted) ? 'ask' : 'search', '', { q: wanted }));
      }}
    >
      <input
        ref={input}
        type="text"
        dir="auto"
        role="combobox"
        aria-label="Ask a question, or search for a name, title or key"
        aria-autocomplete="list"
        aria-expanded={choices.length > 0}
        aria-controls={list}
        aria-activedescendant={current ? `${list}-${at}` : undefined}
        placeholder="Ask a question, or type a name"
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
          setAt(-1);
        }}
        onKeyDown={keys}
        onBlur={() => setOpen(false)}
      />
      <button type="submit">{isQuestion(wanted) ? 'Ask' : 'Search'}</button>
      <ul id={list} role="listbox" aria-label="What may be meant" hidden={choices.length === 0}>
        {choices.map((choice, i) => (
          <li
            key={choice.key}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => leave(choice.to)}
          >
            <bdi>{choice.text}</bdi> <small>{choice.note}</small>
          </li>
        ))}
      </ul>
    </form>
  );
}

function choicesFor(wanted: string, names: Completion[]): Choice[] {
  const found = names.map(({ name, node }) => ({
    key: node.id,
    text: name,
    note: name === node.label ? kind(node.kind) : `${kind(node.kind)}: ${node.label}`,
    to: pageOf(node),
  }));
  return [
    ...found,
    { key: 'ask', text: wanted, note: 'ask this question', to: address('ask', '', { q: wanted }) },
    { key: 'search', text: wanted, note: 'search all names, titles and keys', to: address('search', '', { q: wanted }) },
  ];
}
