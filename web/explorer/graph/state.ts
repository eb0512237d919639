// What the graph shows, as it stands in the address.
import { address, type Route } from '../route.ts';

// Opened is a node whose neighbours are shown: all, or those along some relations. Where it is undefined the surest are shown if they are few.
export interface Opened {
  id: string;
  along?: string[]; // 'ALL' stands for all
}

export interface State {
  opened: Opened[];
  without: string[]; // kinds that are hidden
  least: number; // confidence, 0 to 1
  from: string; // years, or ''
  to: string;
  document: string; // id of the document in which edges must be read, or ''
  chosen: string; // node or edge in the panel, or ''
}

export function stateOf({ params }: Route): State {
  const list = (name: string) => (params.get(name) ?? '').split(',').filter(Boolean);
  const year = (name: string) => (/^\d{1,4}$/.test(params.get(name) ?? '') ? (params.get(name) ?? '') : '');
  return {
    opened: list('around').map((each) => {
      const [id = '', along] = each.split('~', 2);
      return along ? { id, along: along.split('.') } : { id };
    }),
    without: list('without'),
    least: Math.min(1, Math.max(0, Number(params.get('least')) || 0)),
    from: year('from'),
    to: year('to'),
    document: params.get('document') ?? '',
    chosen: params.get('chosen') ?? '',
  };
}

export function addressOf(state: State): string {
  return address('graph', '', {
    around: state.opened.map(({ id, along }) => (along ? `${id}~${along.join('.')}` : id)).join(','),
    without: state.without.join(','),
    least: state.least || undefined,
    from: state.from,
    to: state.to,
    document: state.document,
    chosen: state.chosen,
  });
}

// opening is the state in which the neighbours of a node are shown too.
export function opening(state: State, next: Opened): State {
  const others = state.opened.filter((each) => each.id !== next.id);
  return { ...state, opened: [...others, next].slice(-most), chosen: next.id };
}

const most = 50; // nodes that may be opened at a time
