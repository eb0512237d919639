// What stands around an answer while it is waited for, and where it is an error.
import type { ComponentChildren } from 'preact';
import type { Asked } from './api.ts';
import { Head } from './head.tsx';
import { Notice } from './quote.tsx';
import { TokenForm } from './token.tsx';

interface AnsweredProps<R> {
  to: Asked<R>;
  heads?: boolean; // the page's head comes with the answer
  children: (data: R) => ComponentChildren;
}

export function Answered<R>({ to, heads, children }: AnsweredProps<R>) {
  if (to.error) {
    const { code, message } = to.error;
    return (
      <>
        {heads && <Head says="There is no answer" />}
        {code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' ? (
          <TokenForm says={message} done={to.again} />
        ) : (
          <div class="failed" role="alert">
            <p>{message}</p>
            <button type="button" onClick={to.again}>
              Try again
            </button>
          </div>
        )}
      </>
    );
  }
  if (to.data === undefined) return to.waiting ? <Notice>Looking …</Notice> : null;
  return <>{children(to.data)}</>;
}
