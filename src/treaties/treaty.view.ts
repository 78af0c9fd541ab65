import type { Language } from '../platform/problems.js';
import { inForceOn, statusOn } from './status.js';
import { treatyNames } from './treaty-names.js';
import type { ListedState, TreatyRow } from './treaties.query.js';
import type {
  PartyView,
  StandingView,
  StateStandingView,
  TreatyStandingView,
  TreatyView,
} from './treaty.dto.js';

function standing(treaty: TreatyRow, state: ListedState, day: string): StandingView {
  return {
    ...statusOn(treaty, state, day),
    inForce: inForceOn(treaty, state, day),
    facts: [...state.facts],
    instrument: state.instrument,
    informationOnFile: state.informationOnFile,
    footnoteRef: state.footnoteRef,
    note: state.note,
    source: state.source,
  };
}

/** Where one State stands under a treaty on `day`, for the treaty's page. */
export function stateStanding(
  treaty: TreatyRow,
  state: ListedState,
  language: Language,
  day: string,
): StateStandingView {
  return { iso2: state.iso2, name: state.names[language], ...standing(treaty, state, day) };
}

/** Where one State stands under a treaty on `day`, for the State's page. */
export function treatyStanding(treaty: TreatyRow, state: ListedState, day: string): TreatyStandingView {
  return {
    ...standing(treaty, state, day),
    treaty: treaty.code,
    name: treaty.name,
    names: treatyNames(treaty),
    shortName: treaty.shortName,
  };
}

/** The State as a party on `day`, or null when it is not known to be one. */
export function partyOn(
  treaty: TreatyRow,
  state: ListedState,
  language: Language,
  day: string,
): PartyView | null {
  const { status, basis, unverified } = statusOn(treaty, state, day);
  if (status !== 'party' || !basis) return null;
  const force = inForceOn(treaty, state, day);
  return {
    iso2: state.iso2,
    name: state.names[language],
    basis: basis.act,
    date: basis.date,
    instrument: state.instrument,
    inForce: force.answer,
    inForceSince: force.since,
    inForceBy: force.by,
    source: basis.source,
    unverified,
    note: state.note,
  };
}

/** A treaty, named in the four languages. */
export const treatyView = (treaty: TreatyRow): TreatyView => ({ ...treaty, names: treatyNames(treaty) });
