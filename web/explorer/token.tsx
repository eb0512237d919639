// Where the server wants to know who asks.
import { useState } from 'preact/hooks';
import { token } from './api.ts';

export function TokenForm({ says, done }: { says: string; done: () => void }) {
  const [value, set] = useState('');
  return (
    <form
      class="failed"
      onSubmit={(event) => {
        event.preventDefault();
        token.set(value.trim());
        done();
      }}
    >
      <p role="alert">{says}</p>
      <label>
        Your token{' '}
        <input type="password" autocomplete="off" value={value} onInput={(event) => set(event.currentTarget.value)} />
      </label>{' '}
      <button type="submit">Use it in this tab</button>
    </form>
  );
}
