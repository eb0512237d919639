// The head of a page: it names the window, and is where a reader of the screen arrives.
import { useEffect, useRef } from 'preact/hooks';

let arrived = false; // the page that was opened first keeps the focus where the browser puts it

export function Head({ says }: { says: string }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${says} · kg`;
    if (arrived) {
      if (!/[?&]at=/.test(location.hash)) scrollTo({ top: 0, behavior: 'instant' });
      head.current?.focus({ preventScroll: true });
    }
    arrived = true;
  }, [says]);
  return (
    <h1 tabIndex={-1} dir="auto" ref={head}>
      {says}
    </h1>
  );
}
