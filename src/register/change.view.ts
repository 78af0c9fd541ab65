import type { ChangeResponse } from './change.dto.js';
import type { Change } from './register.entity.js';
import { lanesOf } from './two-persons.js';
import type { RegisterName } from './vocabulary.js';

/** A change as lists show it: without its difference. */
export function changeView(change: Change): ChangeResponse {
  const touched = [...Object.keys(change.patch), ...(change.contactPoints ? ['contactPoints'] : [])];
  return {
    id: change.id,
    register: change.register as RegisterName,
    entryId: change.entryId,
    country: change.country,
    action: change.action,
    lane: change.lane,
    lanes: lanesOf(touched),
    state: change.state,
    touched,
    awaiting: change.awaiting,
    revision: change.revision,
    reason: change.reason,
    evidence: change.evidence ?? null,
    proposedBy: { id: change.proposedBy, name: change.proposedByName },
    proposedAt: new Date(change.proposedAt).toISOString(),
    decidedBy: change.decidedBy ? { id: change.decidedBy, name: change.decidedByName ?? '' } : null,
    decidedAt: change.decidedAt ? new Date(change.decidedAt).toISOString() : null,
    decisionReason: change.decisionReason ?? null,
    appliedParts: change.appliedParts ?? null,
    declinedParts: change.declinedParts ?? null,
    revertsAt: change.revertsAt ? new Date(change.revertsAt).toISOString() : null,
  };
}
