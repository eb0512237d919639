// Light, dark, or as the system has it.
import { useState } from 'preact/hooks';

const name = 'kg-theme';
const order = ['system', 'light', 'dark'] as const;
type Theme = (typeof order)[number];

function chosen(): Theme {
  const kept = localStorage.getItem(name);
  return order.find((theme) => theme === kept) ?? 'system';
}

export function apply(theme: Theme = chosen()): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function ThemeChoice() {
  const [theme, set] = useState<Theme>(chosen);
  return (
    <label class="choice">
      <span class="unseen">Colours</span>
      <select
        value={theme}
        onChange={(event) => {
          const next = order.find((each) => each === event.currentTarget.value) ?? 'system';
          localStorage.setItem(name, next);
          apply(next);
          set(next);
          dispatchEvent(new Event('kg-theme'));
        }}
      >
        {order.map((each) => (
          <option value={each} key={each}>
            {each === 'system' ? 'Auto' : each === 'light' ? 'Light' : 'Dark'}
          </option>
        ))}
      </select>
    </label>
  );
}
