// Corrections, where the server takes them: a reading is accepted or rejected, and the decision can be taken back.
import { useEffect, useState } from 'preact/hooks';
import { ask, failure } from './api.ts';
import { AcceptDocument, type DecisionKind, MayCorrectDocument, RejectDocument, UndoDocument } from './operations.ts';

let allowed: Promise<boolean> | undefined; // asked once a page

function mayCorrect(): Promise<boolean> {
  allowed ??= ask(MayCorrectDocument, {}).then(
    (answer) => answer.mayCorrect,
    () => false,
  );
  return allowed;
}

// Said is what the page says of the last decision.
interface Said {
  text: string;
  decision?: string;
  done?: () => void;
}

const listeners = new Set<(said: Said) => void>();

function say(said: Said): void {
  for (const listener of listeners) listener(said);
}

interface Reviewed {
  evidence: string;
  document: string;
  verdict: DecisionKind | null;
  done?: () => void;
}

export function Review({ evidence, document, verdict, done }: Reviewed) {
  const [may, setMay] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let here = true;
    void mayCorrect().then((answer) => here && setMay(answer));
    return () => {
      here = false;
    };
  }, []);
  if (!may) return null;
  const decide = async (accepts: boolean) => {
    setBusy(true);
    try {
      const variables = { document, evidence };
      const record = accepts ? (await ask(AcceptDocument, variables, undefined, false)).accept : (await ask(RejectDocument, variables, undefined, false)).reject;
      say({ text: `${record.who}: ${record.summary}`, decision: record.id, done });
      done?.();
    } catch (error) {
      say({ text: failure(error).message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <span class="review">
      <button type="button" class="small" disabled={busy || verdict === 'ACCEPT'} title="The passage says so" onClick={() => decide(true)}>
        Accept
      </button>{' '}
      <button type="button" class="small" disabled={busy || verdict === 'REJECT'} title="The passage does not say so" onClick={() => decide(false)}>
        Reject
      </button>
    </span>
  );
}

// Decided tells what was decided last, and offers to take it back.
export function Decided() {
  const [said, set] = useState<Said>();
  useEffect(() => {
    listeners.add(set);
    return () => void listeners.delete(set);
  }, []);
  const undo = async (decision: string) => {
    try {
      await ask(UndoDocument, { decision }, undefined, false);
      set({ text: 'Taken back.' });
      said?.done?.();
    } catch (error) {
      set({ text: failure(error).message });
    }
  };
  return (
    <div class={said ? 'decided' : 'unseen'} role="status">
      {said && (
        <>
          <span dir="auto">{said.text}</span>{' '}
          {said.decision && (
            <button type="button" class="small" onClick={() => undo(said.decision ?? '')}>
              Undo
            </button>
          )}{' '}
          <button type="button" class="small" onClick={() => set(undefined)}>
            Close
          </button>
        </>
      )}
    </div>
  );
}
