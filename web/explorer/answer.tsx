// What stands around an answer while it is waited for, and where it is an error.
import type { ComponentChildren } from 'preact';
import type { Asked } from './api.ts';
import { Notice } from './quote.tsx';
import { TokenForm } from './token.tsx';

export function Answered<R>({ to, children }: { to: Asked<R>; children: (data: R) => ComponentChildren }) {
  if (to.error) {
    const { code, message } = to.error;
    if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') return <TokenForm says={message} done={to.again} />;
    return (
      <div class="failed" role="alert">
        <p>{message}</p>
        <button type="button" onClick={to.again}>
          Try again
        </button>
      </div>
    );
  }
  if (to.data === undefined) return to.waiting ? <Notice>Looking …</Notice> : null;
  return <>{children(to.data)}</>;
}
