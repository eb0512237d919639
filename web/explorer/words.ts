// The words by which kinds, relations and signs are shown.
import type { Relation } from './operations.ts';

const kinds: Record<string, [string, string]> = {
  DOCUMENT: ['document', 'documents'],
  WORK: ['work', 'works'],
  REFERENCE: ['bibliography entry', 'bibliography entries'],
  CITATION: ['citation', 'citations'],
  ACTOR: ['actor', 'actors'],
  EVENT: ['event', 'events'],
  POLICY: ['policy', 'policies'],
};

export function kind(name: string, count = 1): string {
  return kinds[name]?.[count === 1 ? 0 : 1] ?? 'something else';
}

export function counted(count: number, one: string, many = one + 's'): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

// What a relation says, read from the one end and from the other.
const relations: Record<Relation, [string, string]> = {
  EMBODIES: ['is a copy of', 'is held as'],
  LISTS: ['lists', 'is listed by'],
  DESCRIBES: ['describes', 'is described by'],
  MAKES: ['cites in', 'is made by'],
  POINTS_TO: ['points to', 'is pointed to by'],
  CITES: ['cites', 'is cited by'],
  VERSION_OF: ['is a version of', 'has the version'],
  RETRACTS: ['retracts', 'is retracted by'],
  CORRECTS: ['corrects', 'is corrected by'],
  MENTIONS: ['names', 'is named in'],
  EXPLAINS: ['explains', 'is explained by'],
  DISPUTES: ['disputes', 'is disputed by'],
  REPORTS: ['reports', 'is reported by'],
  DISCUSSES: ['discusses', 'is discussed by'],
  PARTICIPATED_IN: ['took part in', 'had as participant'],
  INITIATED: ['initiated', 'was initiated by'],
  SIGNED: ['signed', 'was signed by'],
  ADOPTED: ['adopted', 'was adopted by'],
  OPPOSED: ['opposed', 'was opposed by'],
  CAUSED: ['caused', 'was caused by'],
  LED_TO: ['led to', 'followed from'],
  PRECEDED: ['came before', 'came after'],
  MEMBER_OF: ['belongs to', 'has the member'],
  LEADS: ['leads', 'is led by'],
  SUCCEEDED: ['took the place of', 'was succeeded by'],
  ALLIED_WITH: ['is allied with', 'is allied with'],
  PART_OF: ['is part of', 'has the part'],
};

export function relation(name: string, out = true): string {
  return relations[name as Relation]?.[out ? 0 : 1] ?? name.toLowerCase().replaceAll('_', ' ');
}

// percent is a confidence as people read it.
export function percent(confidence: number): string {
  return `${Math.round(confidence * 100)} %`;
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

// date is a date in EDTF in words, at its own precision; what is not understood is shown as it stands.
export function date(edtf: string): string {
  const [from = '', to] = edtf.split('/', 2);
  if (to === undefined) return moment(from);
  if (from === '' || from === '..') return `until ${moment(to)}`;
  if (to === '' || to === '..') return `from ${moment(from)}`;
  return `${moment(from)} – ${moment(to)}`;
}

function moment(edtf: string): string {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)$/.exec(edtf);
  if (!found) return /^\d{3}X$/.test(edtf) ? edtf.slice(0, 3) + '0s' : edtf;
  const [, year = '', month, day, sign] = found;
  const name = month ? months[Number(month) - 1] : undefined;
  if (month && !name) return edtf;
  const plain = [day && String(Number(day)), name, year].filter(Boolean).join(' ');
  return sign ? `${sign === '?' ? 'perhaps' : 'about'} ${plain}` : plain;
}
