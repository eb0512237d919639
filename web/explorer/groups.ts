// The relations by which the page of a thing is grouped, in the order in which they are shown.
import type {
  ActorPageQuery,
  HappeningPageQuery,
  ToActorFragment,
  ToDocumentFragment,
  ToEntityFragment,
  ToHappeningFragment,
  ToReferenceFragment,
  ToWorkFragment,
  WorkPageQuery,
} from './operations.ts';

export type Edge = ToActorFragment | ToDocumentFragment | ToEntityFragment | ToHappeningFragment | ToReferenceFragment | ToWorkFragment;

export interface Connection {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: Edge[];
}

export type WorkNode = Extract<NonNullable<WorkPageQuery['node']>, { keys: unknown }>;
export type HappeningNode = Extract<NonNullable<HappeningPageQuery['node']>, { aliases: unknown }>;
export type ActorNode = Extract<NonNullable<ActorPageQuery['node']>, { aliases: unknown }>;
export type Thing = WorkNode | HappeningNode | ActorNode;

// The fields of a node that are connections.
type Fields<N> = { [K in keyof N]-?: NonNullable<N[K]> extends Connection ? K : never }[keyof N] & string;

export interface Group {
  field: string;
  title: string;
}

function groups<N>(titles: [Fields<N>, string][]): Group[] {
  return titles.map(([field, title]) => ({ field, title }));
}

export const ofWork = groups<WorkNode>([
  ['explains', 'Explains'],
  ['disputes', 'Disputes'],
  ['reports', 'Reports'],
  ['discusses', 'Discusses'],
  ['retractedBy', 'Retracted by'],
  ['correctedBy', 'Corrected by'],
  ['retracts', 'Retracts'],
  ['corrects', 'Corrects'],
  ['versionOf', 'Is a version of'],
  ['versions', 'Versions'],
  ['citedBy', 'Cited by'],
  ['cites', 'Cites'],
  ['documents', 'Copies that are loaded'],
  ['entries', 'Entries in bibliographies'],
]);

const causes: [Fields<HappeningNode> & Fields<ActorNode>, string][] = [
  ['causedBy', 'Caused by'],
  ['causes', 'Caused'],
];

const places: [Fields<HappeningNode> & Fields<ActorNode>, string][] = [
  ['succeeds', 'Took the place of'],
  ['succeededBy', 'Succeeded by'],
  ['partOf', 'Part of'],
  ['parts', 'Parts'],
  ['mentionedIn', 'Named in'],
];

export const ofHappening = groups<HappeningNode>([
  ['explainedBy', 'Explained by'],
  ['disputedBy', 'Disputed by'],
  ['reportedBy', 'Reported by'],
  ['discussedBy', 'Discussed by'],
  ['initiatedBy', 'Initiated by'],
  ['adoptedBy', 'Adopted by'],
  ['signedBy', 'Signed by'],
  ['participants', 'Took part'],
  ['opposedBy', 'Opposed by'],
  ...causes,
  ['ledToBy', 'Followed from'],
  ['ledTo', 'Led to'],
  ['precededBy', 'Came after'],
  ['precedes', 'Came before'],
  ...places,
]);

export const ofActor = groups<ActorNode>([
  ['initiated', 'Initiated'],
  ['adopted', 'Adopted'],
  ['signed', 'Signed'],
  ['participatedIn', 'Took part in'],
  ['opposed', 'Opposed'],
  ['leads', 'Leads'],
  ['ledBy', 'Led by'],
  ['memberOf', 'Belongs to'],
  ['members', 'Members'],
  ['alliedWith', 'Allied with'],
  ['allyOf', 'Named as ally by'],
  ...causes,
  ...places,
]);

// connection is one of a node's groups; undefined where it was not asked for.
export function connection(node: Thing, field: string): Connection | undefined {
  return (node as unknown as Record<string, Connection | undefined>)[field];
}

// only asks for one of the groups.
export function only(all: Group[], field: string): Record<string, boolean> {
  return Object.fromEntries(all.map((group) => [group.field, group.field === field]));
}
