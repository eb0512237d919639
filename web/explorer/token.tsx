// Where the server wants to know who asks.
import { useState } from 'preact/hooks';
import { token } from './api.ts';

export function TokenForm({ says, done }: { says: string; done: () => void }) {
  return (
    <div class="failed">
      <p role="alert">{says}</p>
      <Entry done={done} />
    </div>
  );
}

function Entry({ done }: { done: () => void }) {
  const [value, set] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        token.set(value.trim());
        done();
      }}
    >
      <label>
        Your token{' '}
        <input type="password" autocomplete="off" value={value} onInput={(event) => set(event.currentTarget.value)} />
      </label>{' '}
      <button type="submit">Use it in this tab</button>
    </form>
  );
}

// Foot stands below each page: who has a token may show it, and take it away again.
export function Foot() {
  const again = () => location.reload();
  return (
    <footer>
      <details>
        <summary>{token.get() ? 'You use a token' : 'Have a token?'}</summary>
        {token.get() ? (
          <button
            type="button"
            class="small"
            onClick={() => {
              token.set('');
              again();
            }}
          >
            Forget it
          </button>
        ) : (
          <Entry done={again} />
        )}
      </details>
      <a href="explorer/licences.txt">Licences</a>
    </footer>
  );
}
