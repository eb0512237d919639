// A document's text cut into blocks and pieces, so that marks and headings come where the server says. All places of the server are bytes of UTF-8.

export interface Span {
  start: number;
  end: number;
}

// Places leads from bytes of the whole text to characters of the stretch that begins at the byte from.
export class Places {
  private readonly at: Uint32Array;

  constructor(
    readonly text: string,
    readonly from: number,
  ) {
    const bytes = new TextEncoder().encode(text).length;
    this.at = new Uint32Array(bytes + 1);
    let byte = 0;
    let index = 0;
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      this.at.fill(index, byte, byte + size);
      byte += size;
      index += character.length;
    }
    this.at[byte] = index;
  }

  get end(): number {
    return this.from + this.at.length - 1;
  }

  // chars is the span in characters; undefined where it does not begin in the stretch.
  chars(span: Span): Span | undefined {
    const start = this.at[span.start - this.from];
    if (start === undefined) return undefined;
    const end = this.at[Math.min(span.end, this.end) - this.from];
    return end === undefined || end <= start ? undefined : { start, end };
  }
}

// Mark is a stretch that is shown in some way and leads somewhere.
export interface Mark extends Span {
  kind: 'citation' | 'mention' | 'entry';
  to: string;
  title: string;
  unsure?: boolean;
}

export interface Piece extends Span {
  mark?: Mark;
  here?: boolean;
}

export interface Block extends Span {
  level: number; // of a heading; 0 for running text
}

// blocks are the paragraphs of a text, and the lines with which its sections begin.
export function blocks(text: string, headings: Map<number, number>): Block[] {
  const found: Block[] = [];
  const starts = [...headings.keys()].map((start) => start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0));
  const levels = new Map([...headings.values()].map((level, i) => [starts[i] ?? 0, level]));
  for (const paragraph of text.matchAll(/[^\n](?:.|\n(?!\s*\n))*/g)) {
    let start = paragraph.index;
    const end = start + paragraph[0].length;
    const level = levels.get(start);
    if (level !== undefined) {
      const line = text.indexOf('\n', start);
      const stop = line < 0 || line > end ? end : line;
      found.push({ start, end: stop, level });
      start = stop + 1;
    }
    if (start < end) found.push({ start, end, level: 0 });
  }
  return found;
}

// ordered are marks of which none overlaps another: what comes first stays, and of two at one place that of the former kind.
export function ordered(marks: Mark[]): Mark[] {
  const rank = { citation: 0, mention: 1, entry: 2 };
  const sorted = [...marks].sort((a, b) => rank[a.kind] - rank[b.kind] || b.end - b.start - (a.end - a.start));
  const taken: Mark[] = [];
  for (const mark of sorted) {
    const i = place(taken, mark.start);
    const before = taken[i - 1];
    const behind = taken[i];
    if ((before && before.end > mark.start) || (behind && behind.start < mark.end)) continue;
    taken.splice(i, 0, mark);
  }
  return taken;
}

// place is that of the first mark that begins at or behind the character.
function place(marks: Span[], start: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

// pieces cut a block where marks and the place that is looked for begin and end.
export function pieces(block: Span, marks: Mark[], here: Span | undefined): Piece[] {
  const cuts = new Set([block.start, block.end]);
  const inside: Mark[] = [];
  for (let i = Math.max(0, place(marks, block.start) - 1); i < marks.length; i++) {
    const mark = marks[i];
    if (!mark || mark.start >= block.end) break;
    if (mark.end <= block.start) continue;
    inside.push(mark);
  }
  for (const span of here ? [...inside, here] : inside) {
    for (const cut of [span.start, span.end]) if (cut > block.start && cut < block.end) cuts.add(cut);
  }
  const at = [...cuts].sort((a, b) => a - b);
  return at.slice(0, -1).map((start, i) => {
    const end = at[i + 1] ?? block.end;
    const mark = inside.find((each) => each.start <= start && each.end >= end);
    return { start, end, mark, here: here !== undefined && here.start <= start && here.end >= end };
  });
}
