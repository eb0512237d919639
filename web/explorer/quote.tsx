// A passage with where it stands, and the signs that say how it is to be taken.
import type { ComponentChildren } from 'preact';
import type { PassageFragment } from './operations.ts';
import { Review } from './review.tsx';
import { place } from './route.ts';
import { percent } from './words.ts';

export function Sure({ confidence }: { confidence: number }) {
  return (
    <span class="sure" title="How sure the reading is">
      <meter min={0} max={1} value={confidence} aria-hidden="true" />
      {percent(confidence)}
      <span class="unseen"> sure</span>
    </span>
  );
}

export function Marks({ hedged, negated }: { hedged?: boolean; negated?: boolean }) {
  return (
    <>
      {negated && (
        <span class="mark denied" title="The passage denies it">
          denied
        </span>
      )}
      {hedged && (
        <span class="mark hedged" title="Said with reserve: may, seems, is said to">
          hedged
        </span>
      )}
    </>
  );
}

export function Quote({ of, reviewed }: { of: PassageFragment; reviewed?: () => void }) {
  const from = of.document;
  return (
    <figure class="quote">
      <blockquote dir="auto">
        {of.quote}
      </blockquote>
      <figcaption>
        {from && (
          <a href={place(from.id, of.span)} title="Read it in its document">
            <cite dir="auto">{from.label}</cite>
          </a>
        )}
        {of.section && (
          <span>
            section <bdi>{of.section}</bdi>
          </span>
        )}
        {of.citation && (
          <span>
            citing <bdi>{of.citation.text}</bdi>
            {of.citation.status !== 'RESOLVED' && <span class="mark hedged">{of.citation.status.toLowerCase()}</span>}
          </span>
        )}
        {of.voices.length > 2 && <span>as told by {of.voices.join(', who quotes ')}</span>}
        <Sure confidence={of.confidence} />
        <Marks hedged={of.hedged} />
        {of.verdict && <span class="mark">{of.verdict === 'REJECT' ? 'rejected by a reader' : 'accepted by a reader'}</span>}
        {from && <Review evidence={of.id} document={from.id} verdict={of.verdict} done={reviewed} />}
      </figcaption>
    </figure>
  );
}

export function Quotes({ of, count, reviewed }: { of: PassageFragment[]; count?: number; reviewed?: () => void }) {
  const left = (count ?? of.length) - of.length;
  return (
    <>
      {of.map((each) => (
        <Quote of={each} key={each.id} reviewed={reviewed} />
      ))}
      {left > 0 && <p class="aside">and {left} more {left === 1 ? 'passage' : 'passages'}</p>}
    </>
  );
}

// Notice is what stands in place of an answer.
export function Notice({ children }: { children: ComponentChildren }) {
  return (
    <p class="notice" role="status">
      {children}
    </p>
  );
}
