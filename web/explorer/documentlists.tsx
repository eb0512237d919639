// The lists beside a document's text: its sections, and what it names.
import type { Named } from './document.tsx';
import type { DocumentPageQuery } from './operations.ts';
import { pageOf, place } from './route.ts';
import { kind } from './words.ts';

export function Sections({ of }: { of: NonNullable<DocumentPageQuery['document']> }) {
  if (of.sections.length === 0) return null;
  return (
    <nav aria-label="Sections">
      <details open={innerWidth > 900}>
        <summary>Sections</summary>
        <ul class="plain sections">
          {of.sections.map((section) => (
            <li key={section.span.start} data-level={Math.min(section.level, 4)}>
              <a href={place(of.id, { start: section.span.start, end: Math.min(section.span.end, section.span.start + 1) })} dir="auto">
                {section.title}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}

export function Names({ of }: { of: Named[] }) {
  const kinds = ['EVENT', 'POLICY', 'ACTOR'].filter((each) => of.some((edge) => edge.node.kind === each));
  return (
    <>
      {kinds.map((each) => (
        <details key={each}>
          <summary>
            {kind(each, 2)} named <small>{of.filter((edge) => edge.node.kind === each).length}</small>
          </summary>
          <ul class="plain">
            {of
              .filter((edge) => edge.node.kind === each)
              .sort((a, b) => b.evidenceCount - a.evidenceCount)
              .map(({ node, evidenceCount }) => (
                <li key={node.id}>
                  <a href={pageOf(node)} dir="auto">
                    {node.label}
                  </a>{' '}
                  <small>{evidenceCount}</small>
                </li>
              ))}
          </ul>
        </details>
      ))}
    </>
  );
}
