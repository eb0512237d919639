/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How sure the way from a citation to an entry is. */
export type CitationStatus =
  /** Several entries fit equally; all are kept. */
  | 'AMBIGUOUS'
  /** No entry answers it. */
  | 'DANGLING'
  /** It stands for one entry, with a stated difference. */
  | 'PROBABLE'
  /** It stands for one entry. */
  | 'RESOLVED';

/** What a decision does. */
export type DecisionKind =
  /** The passage says so: the reading has confidence 1. */
  | 'ACCEPT'
  /** A person read it. */
  | 'ADD'
  /** Several things are one. */
  | 'MERGE'
  /** The passage does not say so: the reading counts for nothing. */
  | 'REJECT'
  /** A field of a thing, whatever the documents say. */
  | 'RELABEL'
  /** What was taken for one are several things. */
  | 'SPLIT'
  /** An earlier decision no longer holds. */
  | 'UNDO';

/** The way an edge runs, seen from the node at hand. */
export type Direction =
  /** From the other node to this one. */
  | 'IN'
  /** From this node to the other. */
  | 'OUT';

/** How two things resemble each other. */
export type Likeness =
  /** Perhaps one thing. */
  | 'SAME'
  /** Two forms of one work: a preprint and its article, or two editions. */
  | 'VERSION';

/** The kinds of node. */
export type NodeKind =
  /** A person, state, organisation, party, institution, media outlet or bloc. */
  | 'ACTOR'
  /** One pointer from running text to one entry. */
  | 'CITATION'
  /** A file as loaded. */
  | 'DOCUMENT'
  /** Something that happened or is said to have happened. */
  | 'EVENT'
  /** A course of action, doctrine, law, strategy, programme, sanction regime or agreement. */
  | 'POLICY'
  /** One entry of one document's bibliography. */
  | 'REFERENCE'
  /** Something that can be cited. */
  | 'WORK';

/** The kinds of edge. */
export type Relation =
  /** An actor enacted, imposed or pursued it. */
  | 'ADOPTED'
  /** Two actors are allied. */
  | 'ALLIED_WITH'
  /** The first brought about the second. */
  | 'CAUSED'
  /** A work cites a work. */
  | 'CITES'
  /** A notice corrects a work. */
  | 'CORRECTS'
  /** An entry describes a work. */
  | 'DESCRIBES'
  /** A work is named beside it. */
  | 'DISCUSSES'
  /** A work is used against an event or policy. */
  | 'DISPUTES'
  /** A document is a copy of a work. */
  | 'EMBODIES'
  /** A work is used to argue a cause, a reason, an effect or the significance of an event or policy. */
  | 'EXPLAINS'
  /** An actor launched, ordered, filed or introduced it. */
  | 'INITIATED'
  /** A person leads a state or an organisation. */
  | 'LEADS'
  /** The first is a stated step to the second. */
  | 'LED_TO'
  /** A document's bibliography has an entry. */
  | 'LISTS'
  /** A document's text makes a citation. */
  | 'MAKES'
  /** An actor belongs to another. */
  | 'MEMBER_OF'
  /** A document names an actor, event or policy. */
  | 'MENTIONS'
  /** An actor spoke or acted against it. */
  | 'OPPOSED'
  /** An actor took part in it. */
  | 'PARTICIPATED_IN'
  /** The first is part of the second. */
  | 'PART_OF'
  /** A citation stands, or may stand, for an entry. */
  | 'POINTS_TO'
  /** The first came before the second. */
  | 'PRECEDED'
  /** A work is the source that it happened, or of what it says. */
  | 'REPORTS'
  /** A notice takes a work back. */
  | 'RETRACTS'
  /** An actor signed it. */
  | 'SIGNED'
  /** The first took the place of the second. */
  | 'SUCCEEDED'
  /** A work is another form of a work: a preprint of an article, a later edition. */
  | 'VERSION_OF';

export type AskQueryVariables = Exact<{
  question: string;
}>;


export type AskQuery = { ask: { question: string, understood: string | null, graphql: string | null, summary: string, missing: Array<string>, suggestions: Array<string>, rows: Array<{ label: string, detail: string | null, relation: Relation | null, confidence: number | null, hedged: boolean, negated: boolean, node:
        | { id: string, kind: NodeKind, label: string }
        | { id: string, kind: NodeKind, label: string }
        | { id: string, kind: NodeKind, label: string }
        | { id: string, kind: NodeKind, label: string }
        | { id: string, kind: NodeKind, label: string }
        | { id: string, kind: NodeKind, label: string }
        | { id: string, kind: NodeKind, label: string }
       | null, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }>, coverage: { documents: number, works: number, worksNotLoaded: number, referencesNeverCited: number, citations: number, ambiguous: number, dangling: number, eventsUndated: number, policiesUndated: number } } };

export type DocumentPageQueryVariables = Exact<{
  id: string;
}>;


export type DocumentPageQuery = { document: { id: string, kind: NodeKind, label: string, name: string, media: string, genre: string | null, title: string | null, date: string | null, language: string | null, digest: string, length: number, sections: Array<{ title: string, level: number, span: { start: number, end: number } }>, coverage: { passages: number, references: number, citations: number, resolved: number, probable: number, ambiguous: number, dangling: number, referencesNeverUsed: number, statements: number }, work: { id: string, kind: NodeKind, label: string } | null } | null };

export type DocumentTextQueryVariables = Exact<{
  id: string;
  start: number;
  length: number;
}>;


export type DocumentTextQuery = { document: { text: string } | null };

export type DocumentCitationsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type DocumentCitationsQuery = { document: { citations: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, text: string, status: CitationStatus, reason: string | null, section: string | null, number: number, span: { start: number, end: number }, reference: { id: string, key: string, raw: string, span: { start: number, end: number }, work: { id: string, label: string } | null } | null, candidates: { edges: Array<{ node: { id: string } }> } } }> } } | null };

export type DocumentReferencesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type DocumentReferencesQuery = { document: { references: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, key: string, number: number, parts: Array<{ start: number, end: number }>, span: { start: number, end: number }, work: { id: string, label: string } | null } }> } } | null };

export type DocumentMentionsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type DocumentMentionsQuery = { document: { mentions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ evidenceCount: number, node:
          | { id: string, kind: NodeKind, label: string }
          | { date: string | null, id: string, kind: NodeKind, label: string }
          | { date: string | null, id: string, kind: NodeKind, label: string }
        , evidence: Array<{ id: string, span: { start: number, end: number }, cues: Array<{ start: number, end: number }> }> }> } } | null };

export type AroundQueryVariables = Exact<{
  around: Array<string> | string;
  depth?: number;
  limit?: number;
  relations?: Array<Relation> | Relation | null | undefined;
  kinds?: Array<NodeKind> | NodeKind | null | undefined;
  minConfidence?: number;
}>;


export type AroundQuery = { subgraph: { cut: Array<string>, nodes: Array<{ distance: number, node:
        | { id: string, kind: NodeKind, label: string }
        | { id: string, kind: NodeKind, label: string }
        | { id: string, kind: NodeKind, label: string }
        | { date: string | null, id: string, kind: NodeKind, label: string }
        | { date: string | null, id: string, kind: NodeKind, label: string }
        | { id: string, kind: NodeKind, label: string }
        | { date: string | null, year: string | null, id: string, kind: NodeKind, label: string }
       }>, edges: Array<{ id: string, relation: Relation, from: string, to: string, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> } };

export type WorkCountsQueryVariables = Exact<{
  id: string;
}>;


export type WorkCountsQuery = { node:
    | { label: string }
    | { label: string }
    | { label: string }
    | { label: string }
    | { label: string }
    | { label: string }
    | { label: string, explains: { totalCount: number }, disputes: { totalCount: number }, reports: { totalCount: number }, discusses: { totalCount: number }, cites: { totalCount: number }, citedBy: { totalCount: number } }
   | null };

export type HappeningCountsQueryVariables = Exact<{
  id: string;
}>;


export type HappeningCountsQuery = { node:
    | { label: string }
    | { label: string }
    | { label: string }
    | { label: string, explainedBy: { totalCount: number }, disputedBy: { totalCount: number }, reportedBy: { totalCount: number }, discussedBy: { totalCount: number }, participants: { totalCount: number }, causedBy: { totalCount: number }, causes: { totalCount: number }, ledToBy: { totalCount: number }, ledTo: { totalCount: number }, parts: { totalCount: number } }
    | { label: string, explainedBy: { totalCount: number }, disputedBy: { totalCount: number }, reportedBy: { totalCount: number }, discussedBy: { totalCount: number }, participants: { totalCount: number }, causedBy: { totalCount: number }, causes: { totalCount: number }, ledToBy: { totalCount: number }, ledTo: { totalCount: number }, parts: { totalCount: number } }
    | { label: string }
    | { label: string }
   | null };

export type ActorCountsQueryVariables = Exact<{
  id: string;
}>;


export type ActorCountsQuery = { node:
    | { label: string, participatedIn: { totalCount: number }, initiated: { totalCount: number }, signed: { totalCount: number }, adopted: { totalCount: number }, opposed: { totalCount: number }, members: { totalCount: number }, causes: { totalCount: number } }
    | { label: string }
    | { label: string }
    | { label: string }
    | { label: string }
    | { label: string }
    | { label: string }
   | null };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { stats: { evidence: number, nodes: Array<{ kind: NodeKind, count: number }> }, events: { edges: Array<{ node: { id: string, kind: NodeKind, label: string, date: string | null } }> }, policies: { edges: Array<{ node: { id: string, kind: NodeKind, label: string, date: string | null } }> }, works: { edges: Array<{ node: { id: string, kind: NodeKind, label: string } }> }, actors: { edges: Array<{ node: { id: string, kind: NodeKind, label: string } }> }, documents: { edges: Array<{ node: { id: string, kind: NodeKind, label: string, genre: string | null, date: string | null } }> } };

export type PassageFragment = { id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null };

export type MayCorrectQueryVariables = Exact<{ [key: string]: never; }>;


export type MayCorrectQuery = { mayCorrect: boolean };

export type AcceptMutationVariables = Exact<{
  document: string;
  evidence: string;
}>;


export type AcceptMutation = { accept: { id: string, summary: string, who: string } };

export type RejectMutationVariables = Exact<{
  document: string;
  evidence: string;
}>;


export type RejectMutation = { reject: { id: string, summary: string, who: string } };

export type UndoMutationVariables = Exact<{
  decision: string;
}>;


export type UndoMutation = { undo: { id: string, summary: string, who: string } };

export type CompleteQueryVariables = Exact<{
  text: string;
}>;


export type CompleteQuery = { complete: Array<{ name: string, node:
      | { id: string, kind: NodeKind, label: string }
      | { id: string, kind: NodeKind, label: string }
      | { id: string, kind: NodeKind, label: string }
      | { id: string, kind: NodeKind, label: string }
      | { id: string, kind: NodeKind, label: string }
      | { id: string, kind: NodeKind, label: string }
      | { id: string, kind: NodeKind, label: string }
     }> };

export type SearchQueryVariables = Exact<{
  text: string;
  kinds?: Array<NodeKind> | NodeKind | null | undefined;
  first?: number;
}>;


export type SearchQuery = { search: Array<{ score: number, node:
      | { type: string | null, id: string, kind: NodeKind, label: string }
      | { section: string | null, id: string, kind: NodeKind, label: string, document: { id: string, label: string } | null, span: { start: number, end: number } }
      | { genre: string | null, id: string, kind: NodeKind, label: string }
      | { date: string | null, type: string | null, id: string, kind: NodeKind, label: string }
      | { date: string | null, type: string | null, id: string, kind: NodeKind, label: string }
      | { id: string, kind: NodeKind, label: string, document: { id: string, label: string } | null, span: { start: number, end: number } }
      | { year: string | null, keys: Array<string>, id: string, kind: NodeKind, label: string }
     }> };

export type ToWorkFragment = { id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> };

export type ToHappeningFragment = { id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
    | { id: string, kind: NodeKind, label: string, date: string | null }
    | { id: string, kind: NodeKind, label: string, date: string | null }
  , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> };

export type ToEntityFragment = { id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
    | { id: string, kind: NodeKind, label: string }
    | { date: string | null, id: string, kind: NodeKind, label: string }
    | { date: string | null, id: string, kind: NodeKind, label: string }
  , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> };

export type ToActorFragment = { id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> };

export type ToDocumentFragment = { id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, genre: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> };

export type ToReferenceFragment = { id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, raw: string, span: { start: number, end: number }, document: { id: string, label: string } | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> };

export type WorkPageQueryVariables = Exact<{
  id: string;
  first?: number;
  passages?: number;
  after?: string | null | undefined;
  explains?: boolean;
  disputes?: boolean;
  reports?: boolean;
  discusses?: boolean;
  citedBy?: boolean;
  cites?: boolean;
  versionOf?: boolean;
  versions?: boolean;
  retractedBy?: boolean;
  retracts?: boolean;
  correctedBy?: boolean;
  corrects?: boolean;
  documents?: boolean;
  entries?: boolean;
}>;


export type WorkPageQuery = { node:
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { title: string | null, year: string | null, date: string | null, type: string | null, container: string | null, volume: string | null, issue: string | null, pages: string | null, publisher: string | null, doi: string | null, url: string | null, keys: Array<string>, formatted: string, retracted: boolean, id: string, kind: NodeKind, label: string, authors: Array<{ display: string }>, explains?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, disputes?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, reports?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, discusses?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, citedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, cites?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, versionOf?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, versions?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, retractedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, retracts?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, correctedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, corrects?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, documents?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, genre: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, entries?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, raw: string, span: { start: number, end: number }, document: { id: string, label: string } | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> } }
   | null };

export type HappeningPageQueryVariables = Exact<{
  id: string;
  first?: number;
  passages?: number;
  after?: string | null | undefined;
  explainedBy?: boolean;
  disputedBy?: boolean;
  reportedBy?: boolean;
  discussedBy?: boolean;
  initiatedBy?: boolean;
  participants?: boolean;
  signedBy?: boolean;
  adoptedBy?: boolean;
  opposedBy?: boolean;
  causedBy?: boolean;
  causes?: boolean;
  ledToBy?: boolean;
  ledTo?: boolean;
  precededBy?: boolean;
  precedes?: boolean;
  succeeds?: boolean;
  succeededBy?: boolean;
  partOf?: boolean;
  parts?: boolean;
  mentionedIn?: boolean;
}>;


export type HappeningPageQuery = { node:
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { name: string, type: string | null, date: string | null, aliases: Array<string>, merged: Array<string>, id: string, kind: NodeKind, label: string, sameAs: Array<{ node: string, relation: Likeness, score: number, reason: string }>, explainedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, disputedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, reportedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, discussedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, initiatedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, participants?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, signedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, adoptedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, opposedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, causedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, causes?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, ledToBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, ledTo?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, precededBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, precedes?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, succeeds?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, succeededBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, partOf?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, parts?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, mentionedIn?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, genre: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> } }
    | { name: string, type: string | null, date: string | null, aliases: Array<string>, merged: Array<string>, id: string, kind: NodeKind, label: string, sameAs: Array<{ node: string, relation: Likeness, score: number, reason: string }>, explainedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, disputedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, reportedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, discussedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, year: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, initiatedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, participants?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, signedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, adoptedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, opposedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, causedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, causes?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, ledToBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, ledTo?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, precededBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, precedes?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, succeeds?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, succeededBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, partOf?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, parts?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, mentionedIn?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, genre: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> } }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
   | null };

export type ActorPageQueryVariables = Exact<{
  id: string;
  first?: number;
  passages?: number;
  after?: string | null | undefined;
  initiated?: boolean;
  participatedIn?: boolean;
  signed?: boolean;
  adopted?: boolean;
  opposed?: boolean;
  leads?: boolean;
  ledBy?: boolean;
  memberOf?: boolean;
  members?: boolean;
  alliedWith?: boolean;
  allyOf?: boolean;
  causes?: boolean;
  causedBy?: boolean;
  succeeds?: boolean;
  succeededBy?: boolean;
  partOf?: boolean;
  parts?: boolean;
  mentionedIn?: boolean;
}>;


export type ActorPageQuery = { node:
    | { name: string, type: string | null, aliases: Array<string>, merged: Array<string>, id: string, kind: NodeKind, label: string, sameAs: Array<{ node: string, relation: Likeness, score: number, reason: string }>, initiated?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, participatedIn?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, signed?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, adopted?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, opposed?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string, date: string | null }
            | { id: string, kind: NodeKind, label: string, date: string | null }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, leads?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, ledBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, memberOf?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, members?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, alliedWith?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, allyOf?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, causes?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, causedBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, succeeds?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, succeededBy?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, partOf?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, parts?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node:
            | { id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
            | { date: string | null, id: string, kind: NodeKind, label: string }
          , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> }, mentionedIn?: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ id: string, relation: Relation, confidence: number, hedged: boolean, negated: boolean, date: string | null, evidenceCount: number, node: { id: string, kind: NodeKind, label: string, genre: string | null }, evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> } }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
   | null };

export type TimelineQueryVariables = Exact<{
  of: string;
  first?: number;
}>;


export type TimelineQuery = { timeline: { totalCount: number, undated: number, entries: Array<{ relation: Relation, direction: Direction, earliest: string | null, latest: string | null, confidence: number, hedged: boolean, negated: boolean, node:
        | { id: string, kind: NodeKind, label: string, date: string | null }
        | { id: string, kind: NodeKind, label: string, date: string | null }
      , evidence: Array<{ id: string, quote: string, section: string | null, place: string, rule: string, confidence: number, hedged: boolean, verdict: DecisionKind | null, reason: string | null, voices: Array<string>, span: { start: number, end: number }, document: { id: string, label: string } | null, citation: { id: string, text: string, status: CitationStatus } | null }> }> } };

export type NamesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type NamesQuery = { nodes: Array<
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
    | { id: string, kind: NodeKind, label: string }
   | null> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PassageFragmentDoc = new TypedDocumentString(`
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}
    `, {"fragmentName":"Passage"}) as unknown as TypedDocumentString<PassageFragment, unknown>;
export const ToWorkFragmentDoc = new TypedDocumentString(`
    fragment ToWork on RelatedWorkEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    year
  }
  evidence(first: $passages) {
    ...Passage
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`, {"fragmentName":"ToWork"}) as unknown as TypedDocumentString<ToWorkFragment, unknown>;
export const ToHappeningFragmentDoc = new TypedDocumentString(`
    fragment ToHappening on RelatedHappeningEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    date
  }
  evidence(first: $passages) {
    ...Passage
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`, {"fragmentName":"ToHappening"}) as unknown as TypedDocumentString<ToHappeningFragment, unknown>;
export const ToEntityFragmentDoc = new TypedDocumentString(`
    fragment ToEntity on RelatedEntityEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    ... on Happening {
      date
    }
  }
  evidence(first: $passages) {
    ...Passage
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`, {"fragmentName":"ToEntity"}) as unknown as TypedDocumentString<ToEntityFragment, unknown>;
export const ToActorFragmentDoc = new TypedDocumentString(`
    fragment ToActor on RelatedActorEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
  }
  evidence(first: $passages) {
    ...Passage
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`, {"fragmentName":"ToActor"}) as unknown as TypedDocumentString<ToActorFragment, unknown>;
export const ToDocumentFragmentDoc = new TypedDocumentString(`
    fragment ToDocument on RelatedDocumentEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    genre
  }
  evidence(first: $passages) {
    ...Passage
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`, {"fragmentName":"ToDocument"}) as unknown as TypedDocumentString<ToDocumentFragment, unknown>;
export const ToReferenceFragmentDoc = new TypedDocumentString(`
    fragment ToReference on RelatedReferenceEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    raw
    span {
      start
      end
    }
    document {
      id
      label
    }
  }
  evidence(first: $passages) {
    ...Passage
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`, {"fragmentName":"ToReference"}) as unknown as TypedDocumentString<ToReferenceFragment, unknown>;
export const AskDocument = new TypedDocumentString(`
    query Ask($question: String!) {
  ask(question: $question) {
    question
    understood
    graphql
    summary
    missing
    suggestions
    rows {
      label
      detail
      relation
      confidence
      hedged
      negated
      node {
        id
        kind
        label
      }
      evidence(first: 3) {
        ...Passage
      }
    }
    coverage {
      documents
      works
      worksNotLoaded
      referencesNeverCited
      citations
      ambiguous
      dangling
      eventsUndated
      policiesUndated
    }
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`) as unknown as TypedDocumentString<AskQuery, AskQueryVariables>;
export const DocumentPageDocument = new TypedDocumentString(`
    query DocumentPage($id: ID!) {
  document(id: $id) {
    id
    kind
    label
    name
    media
    genre
    title
    date
    language
    digest
    length
    sections {
      title
      level
      span {
        start
        end
      }
    }
    coverage {
      passages
      references
      citations
      resolved
      probable
      ambiguous
      dangling
      referencesNeverUsed
      statements
    }
    work {
      id
      kind
      label
    }
  }
}
    `) as unknown as TypedDocumentString<DocumentPageQuery, DocumentPageQueryVariables>;
export const DocumentTextDocument = new TypedDocumentString(`
    query DocumentText($id: ID!, $start: Int!, $length: Int!) {
  document(id: $id) {
    text(start: $start, length: $length)
  }
}
    `) as unknown as TypedDocumentString<DocumentTextQuery, DocumentTextQueryVariables>;
export const DocumentCitationsDocument = new TypedDocumentString(`
    query DocumentCitations($id: ID!, $after: String) {
  document(id: $id) {
    citations(first: 500, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          text
          status
          reason
          section
          number
          span {
            start
            end
          }
          reference {
            id
            key
            raw
            span {
              start
              end
            }
            work {
              id
              label
            }
          }
          candidates(first: 20) {
            edges {
              node {
                id
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DocumentCitationsQuery, DocumentCitationsQueryVariables>;
export const DocumentReferencesDocument = new TypedDocumentString(`
    query DocumentReferences($id: ID!, $after: String) {
  document(id: $id) {
    references(first: 500, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          key
          number
          parts {
            start
            end
          }
          span {
            start
            end
          }
          work {
            id
            label
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DocumentReferencesQuery, DocumentReferencesQueryVariables>;
export const DocumentMentionsDocument = new TypedDocumentString(`
    query DocumentMentions($id: ID!, $after: String) {
  document(id: $id) {
    mentions(first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        evidenceCount
        node {
          id
          kind
          label
          ... on Happening {
            date
          }
        }
        evidence(first: 100) {
          id
          span {
            start
            end
          }
          cues {
            start
            end
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DocumentMentionsQuery, DocumentMentionsQueryVariables>;
export const AroundDocument = new TypedDocumentString(`
    query Around($around: [ID!]!, $depth: Int! = 1, $limit: Int! = 60, $relations: [Relation!], $kinds: [NodeKind!], $minConfidence: Float! = 0) {
  subgraph(
    around: $around
    depth: $depth
    limit: $limit
    relations: $relations
    kinds: $kinds
    minConfidence: $minConfidence
    negated: true
  ) {
    cut
    nodes {
      distance
      node {
        id
        kind
        label
        ... on Happening {
          date
        }
        ... on Work {
          date
          year
        }
      }
    }
    edges {
      id
      relation
      from
      to
      confidence
      hedged
      negated
      date
      evidenceCount
      evidence(first: 2) {
        ...Passage
      }
    }
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`) as unknown as TypedDocumentString<AroundQuery, AroundQueryVariables>;
export const WorkCountsDocument = new TypedDocumentString(`
    query WorkCounts($id: ID!) {
  node(id: $id) {
    label
    ... on Work {
      explains(first: 1, negated: true) {
        totalCount
      }
      disputes(first: 1, negated: true) {
        totalCount
      }
      reports(first: 1, negated: true) {
        totalCount
      }
      discusses(first: 1, negated: true) {
        totalCount
      }
      cites(first: 1, negated: true) {
        totalCount
      }
      citedBy(first: 1, negated: true) {
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WorkCountsQuery, WorkCountsQueryVariables>;
export const HappeningCountsDocument = new TypedDocumentString(`
    query HappeningCounts($id: ID!) {
  node(id: $id) {
    label
    ... on Happening {
      explainedBy(first: 1, negated: true) {
        totalCount
      }
      disputedBy(first: 1, negated: true) {
        totalCount
      }
      reportedBy(first: 1, negated: true) {
        totalCount
      }
      discussedBy(first: 1, negated: true) {
        totalCount
      }
      participants(first: 1, negated: true) {
        totalCount
      }
      causedBy(first: 1, negated: true) {
        totalCount
      }
      causes(first: 1, negated: true) {
        totalCount
      }
      ledToBy(first: 1, negated: true) {
        totalCount
      }
      ledTo(first: 1, negated: true) {
        totalCount
      }
      parts(first: 1, negated: true) {
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HappeningCountsQuery, HappeningCountsQueryVariables>;
export const ActorCountsDocument = new TypedDocumentString(`
    query ActorCounts($id: ID!) {
  node(id: $id) {
    label
    ... on Actor {
      participatedIn(first: 1, negated: true) {
        totalCount
      }
      initiated(first: 1, negated: true) {
        totalCount
      }
      signed(first: 1, negated: true) {
        totalCount
      }
      adopted(first: 1, negated: true) {
        totalCount
      }
      opposed(first: 1, negated: true) {
        totalCount
      }
      members(first: 1, negated: true) {
        totalCount
      }
      causes(first: 1, negated: true) {
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ActorCountsQuery, ActorCountsQueryVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home {
  stats {
    nodes {
      kind
      count
    }
    evidence
  }
  events(first: 8, order: MOST) {
    edges {
      node {
        id
        kind
        label
        date
      }
    }
  }
  policies(first: 6, order: MOST) {
    edges {
      node {
        id
        kind
        label
        date
      }
    }
  }
  works(first: 6, order: MOST) {
    edges {
      node {
        id
        kind
        label
      }
    }
  }
  actors(first: 8, order: MOST) {
    edges {
      node {
        id
        kind
        label
      }
    }
  }
  documents(first: 12) {
    edges {
      node {
        id
        kind
        label
        genre
        date
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const MayCorrectDocument = new TypedDocumentString(`
    query MayCorrect {
  mayCorrect
}
    `) as unknown as TypedDocumentString<MayCorrectQuery, MayCorrectQueryVariables>;
export const AcceptDocument = new TypedDocumentString(`
    mutation Accept($document: ID!, $evidence: ID!) {
  accept(document: $document, evidence: $evidence) {
    id
    summary
    who
  }
}
    `) as unknown as TypedDocumentString<AcceptMutation, AcceptMutationVariables>;
export const RejectDocument = new TypedDocumentString(`
    mutation Reject($document: ID!, $evidence: ID!) {
  reject(document: $document, evidence: $evidence) {
    id
    summary
    who
  }
}
    `) as unknown as TypedDocumentString<RejectMutation, RejectMutationVariables>;
export const UndoDocument = new TypedDocumentString(`
    mutation Undo($decision: ID!) {
  undo(decision: $decision) {
    id
    summary
    who
  }
}
    `) as unknown as TypedDocumentString<UndoMutation, UndoMutationVariables>;
export const CompleteDocument = new TypedDocumentString(`
    query Complete($text: String!) {
  complete(text: $text, first: 8) {
    name
    node {
      id
      kind
      label
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteQuery, CompleteQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $kinds: [NodeKind!], $first: Int! = 50) {
  search(text: $text, kinds: $kinds, first: $first) {
    score
    node {
      id
      kind
      label
      ... on Happening {
        date
        type
      }
      ... on Actor {
        type
      }
      ... on Work {
        year
        keys
      }
      ... on Document {
        genre
      }
      ... on Reference {
        document {
          id
          label
        }
        span {
          start
          end
        }
      }
      ... on Citation {
        section
        document {
          id
          label
        }
        span {
          start
          end
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const WorkPageDocument = new TypedDocumentString(`
    query WorkPage($id: ID!, $first: Int! = 12, $passages: Int! = 3, $after: String, $explains: Boolean! = true, $disputes: Boolean! = true, $reports: Boolean! = true, $discusses: Boolean! = true, $citedBy: Boolean! = true, $cites: Boolean! = true, $versionOf: Boolean! = true, $versions: Boolean! = true, $retractedBy: Boolean! = true, $retracts: Boolean! = true, $correctedBy: Boolean! = true, $corrects: Boolean! = true, $documents: Boolean! = true, $entries: Boolean! = true) {
  node(id: $id) {
    id
    kind
    label
    ... on Work {
      title
      authors {
        display
      }
      year
      date
      type
      container
      volume
      issue
      pages
      publisher
      doi
      url
      keys
      formatted
      retracted
      explains(first: $first, after: $after, negated: true) @include(if: $explains) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      disputes(first: $first, after: $after, negated: true) @include(if: $disputes) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      reports(first: $first, after: $after, negated: true) @include(if: $reports) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      discusses(first: $first, after: $after, negated: true) @include(if: $discusses) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      citedBy(first: $first, after: $after, negated: true) @include(if: $citedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      cites(first: $first, after: $after, negated: true) @include(if: $cites) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      versionOf(first: $first, after: $after, negated: true) @include(if: $versionOf) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      versions(first: $first, after: $after, negated: true) @include(if: $versions) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      retractedBy(first: $first, after: $after, negated: true) @include(if: $retractedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      retracts(first: $first, after: $after, negated: true) @include(if: $retracts) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      correctedBy(first: $first, after: $after, negated: true) @include(if: $correctedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      corrects(first: $first, after: $after, negated: true) @include(if: $corrects) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      documents(first: $first, after: $after, negated: true) @include(if: $documents) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToDocument
        }
      }
      entries(first: $first, after: $after, negated: true) @include(if: $entries) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToReference
        }
      }
    }
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}
fragment ToWork on RelatedWorkEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    year
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToHappening on RelatedHappeningEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    date
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToDocument on RelatedDocumentEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    genre
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToReference on RelatedReferenceEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    raw
    span {
      start
      end
    }
    document {
      id
      label
    }
  }
  evidence(first: $passages) {
    ...Passage
  }
}`) as unknown as TypedDocumentString<WorkPageQuery, WorkPageQueryVariables>;
export const HappeningPageDocument = new TypedDocumentString(`
    query HappeningPage($id: ID!, $first: Int! = 12, $passages: Int! = 3, $after: String, $explainedBy: Boolean! = true, $disputedBy: Boolean! = true, $reportedBy: Boolean! = true, $discussedBy: Boolean! = true, $initiatedBy: Boolean! = true, $participants: Boolean! = true, $signedBy: Boolean! = true, $adoptedBy: Boolean! = true, $opposedBy: Boolean! = true, $causedBy: Boolean! = true, $causes: Boolean! = true, $ledToBy: Boolean! = true, $ledTo: Boolean! = true, $precededBy: Boolean! = true, $precedes: Boolean! = true, $succeeds: Boolean! = true, $succeededBy: Boolean! = true, $partOf: Boolean! = true, $parts: Boolean! = true, $mentionedIn: Boolean! = true) {
  node(id: $id) {
    id
    kind
    label
    ... on Happening {
      name
      type
      date
      aliases
      merged
      sameAs {
        node
        relation
        score
        reason
      }
      explainedBy(first: $first, after: $after, negated: true) @include(if: $explainedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      disputedBy(first: $first, after: $after, negated: true) @include(if: $disputedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      reportedBy(first: $first, after: $after, negated: true) @include(if: $reportedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      discussedBy(first: $first, after: $after, negated: true) @include(if: $discussedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      initiatedBy(first: $first, after: $after, negated: true) @include(if: $initiatedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      participants(first: $first, after: $after, negated: true) @include(if: $participants) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      signedBy(first: $first, after: $after, negated: true) @include(if: $signedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      adoptedBy(first: $first, after: $after, negated: true) @include(if: $adoptedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      opposedBy(first: $first, after: $after, negated: true) @include(if: $opposedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      causedBy(first: $first, after: $after, negated: true) @include(if: $causedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      causes(first: $first, after: $after, negated: true) @include(if: $causes) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      ledToBy(first: $first, after: $after, negated: true) @include(if: $ledToBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      ledTo(first: $first, after: $after, negated: true) @include(if: $ledTo) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      precededBy(first: $first, after: $after, negated: true) @include(if: $precededBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      precedes(first: $first, after: $after, negated: true) @include(if: $precedes) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      succeeds(first: $first, after: $after, negated: true) @include(if: $succeeds) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      succeededBy(first: $first, after: $after, negated: true) @include(if: $succeededBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      partOf(first: $first, after: $after, negated: true) @include(if: $partOf) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      parts(first: $first, after: $after, negated: true) @include(if: $parts) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      mentionedIn(first: $first, after: $after, negated: true) @include(if: $mentionedIn) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToDocument
        }
      }
    }
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}
fragment ToWork on RelatedWorkEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    year
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToHappening on RelatedHappeningEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    date
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToEntity on RelatedEntityEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    ... on Happening {
      date
    }
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToActor on RelatedActorEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToDocument on RelatedDocumentEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    genre
  }
  evidence(first: $passages) {
    ...Passage
  }
}`) as unknown as TypedDocumentString<HappeningPageQuery, HappeningPageQueryVariables>;
export const ActorPageDocument = new TypedDocumentString(`
    query ActorPage($id: ID!, $first: Int! = 12, $passages: Int! = 3, $after: String, $initiated: Boolean! = true, $participatedIn: Boolean! = true, $signed: Boolean! = true, $adopted: Boolean! = true, $opposed: Boolean! = true, $leads: Boolean! = true, $ledBy: Boolean! = true, $memberOf: Boolean! = true, $members: Boolean! = true, $alliedWith: Boolean! = true, $allyOf: Boolean! = true, $causes: Boolean! = true, $causedBy: Boolean! = true, $succeeds: Boolean! = true, $succeededBy: Boolean! = true, $partOf: Boolean! = true, $parts: Boolean! = true, $mentionedIn: Boolean! = true) {
  node(id: $id) {
    id
    kind
    label
    ... on Actor {
      name
      type
      aliases
      merged
      sameAs {
        node
        relation
        score
        reason
      }
      initiated(first: $first, after: $after, negated: true) @include(if: $initiated) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      participatedIn(first: $first, after: $after, negated: true) @include(if: $participatedIn) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      signed(first: $first, after: $after, negated: true) @include(if: $signed) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      adopted(first: $first, after: $after, negated: true) @include(if: $adopted) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      opposed(first: $first, after: $after, negated: true) @include(if: $opposed) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      leads(first: $first, after: $after, negated: true) @include(if: $leads) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      ledBy(first: $first, after: $after, negated: true) @include(if: $ledBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      memberOf(first: $first, after: $after, negated: true) @include(if: $memberOf) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      members(first: $first, after: $after, negated: true) @include(if: $members) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      alliedWith(first: $first, after: $after, negated: true) @include(if: $alliedWith) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      allyOf(first: $first, after: $after, negated: true) @include(if: $allyOf) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      causes(first: $first, after: $after, negated: true) @include(if: $causes) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      causedBy(first: $first, after: $after, negated: true) @include(if: $causedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      succeeds(first: $first, after: $after, negated: true) @include(if: $succeeds) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      succeededBy(first: $first, after: $after, negated: true) @include(if: $succeededBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      partOf(first: $first, after: $after, negated: true) @include(if: $partOf) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      parts(first: $first, after: $after, negated: true) @include(if: $parts) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      mentionedIn(first: $first, after: $after, negated: true) @include(if: $mentionedIn) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToDocument
        }
      }
    }
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}
fragment ToHappening on RelatedHappeningEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    date
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToEntity on RelatedEntityEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    ... on Happening {
      date
    }
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToActor on RelatedActorEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToDocument on RelatedDocumentEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    genre
  }
  evidence(first: $passages) {
    ...Passage
  }
}`) as unknown as TypedDocumentString<ActorPageQuery, ActorPageQueryVariables>;
export const TimelineDocument = new TypedDocumentString(`
    query Timeline($of: String!, $first: Int! = 200) {
  timeline(of: $of, first: $first, negated: true) {
    totalCount
    undated
    entries {
      relation
      direction
      earliest
      latest
      confidence
      hedged
      negated
      node {
        id
        kind
        label
        date
      }
      evidence(first: 1) {
        ...Passage
      }
    }
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`) as unknown as TypedDocumentString<TimelineQuery, TimelineQueryVariables>;
export const NamesDocument = new TypedDocumentString(`
    query Names($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    kind
    label
  }
}
    `) as unknown as TypedDocumentString<NamesQuery, NamesQueryVariables>;