// Corrections come with the server's leave.
import type { DecisionKind } from './operations.ts';

interface Reviewed {
  evidence: string;
  document: string;
  verdict: DecisionKind | null;
  done?: () => void;
}

export function Review(_: Reviewed) {
  return null;
}
