import type { Designation } from '../register/document.js';
import type { EntryFunction } from '../register/vocabulary.js';
import type { Basis } from './bases.js';
import { otherBasis } from './competence.js';
import type { CompetenceKind } from './counterpart.vocabulary.js';
import type { Question } from './question.js';
import { reason, weightOf, type Reason } from './reasons.js';

/** On what an authority may be asked: a treaty that binds both, a bilateral one as printed, or its own law. */
export interface RouteBasis {
  kind: 'treaty' | 'bilateral' | 'domestic';
  /** Of a treaty only. */
  treaty: Basis | null;
  /** Of the others: the text as the source prints it. */
  text: string | null;
  competence: CompetenceKind;
  designation: Designation;
  reasons: Reason[];
}

interface Asked {
  question: Question;
  functions: readonly EntryFunction[];
}

const undated = ({ validFrom, validTo }: Designation): boolean => validFrom === null && validTo === null;

/** What the designation itself adds: how well its function fits, and whether its dates are known. */
function ofDesignation(designation: Designation, { question, functions }: Asked): Reason[] {
  const { urgent } = question;
  return [
    ...(designation.function === functions[0]
      ? [reason('function-fits', urgent, { function: designation.function })]
      : []),
    ...(undated(designation) ? [reason('designation-undated', urgent)] : []),
  ];
}

function ofTreaty(basis: Basis, designation: Designation, asked: Asked): RouteBasis {
  const { urgent, area } = asked.question;
  const designated = designation.treaty === basis.treaty;
  const [provision] = basis.provisions;
  const named = { treaty: basis.treaty, article: provision?.article ?? '' };
  const reaches = basis.provisions.every(({ areas }) => areas !== null) && area === null;
  return {
    kind: 'treaty',
    treaty: basis,
    text: null,
    competence: designated ? 'designated' : 'general',
    designation,
    reasons: [
      reason('treaty-binds', urgent, { ...named, since: basis.since ?? '' }),
      ...(provision?.specific ? [reason('article-made-for-this', urgent, named)] : []),
      ...(reaches
        ? [reason('area-not-said', urgent, { ...named, areas: (provision?.areas ?? []).join(' ') })]
        : []),
      ...(basis.unverified ? [reason('treaty-unverified', urgent, named)] : []),
      designated
        ? reason('designated-for-treaty', urgent, named)
        : reason('designated-in-general', urgent, {
            ...named,
            basis: designation.basis ?? designation.treaty ?? '',
          }),
      ...ofDesignation(designation, asked),
    ],
  };
}

function ofOther(designation: Designation, asked: Asked): RouteBasis[] {
  const { urgent, from, to } = asked.question;
  const basis = designation.basis === null ? null : otherBasis(designation.basis);
  if (basis === null || basis.kind === 'instrument') return [];
  const { kind, text } = basis;
  if (kind === 'bilateral' && !(basis.states.includes(from) && basis.states.includes(to))) return [];
  const code = kind === 'bilateral' ? 'bilateral-treaty' : 'domestic-law';
  return [
    {
      kind,
      treaty: null,
      text,
      competence: 'designated',
      designation,
      reasons: [reason(code, urgent, { basis: text }), ...ofDesignation(designation, asked)],
    },
  ];
}

/** A bilateral treaty of another pair says nothing here, and one's own requests are no competence for others'. */
const isGeneral = ({ treaty, basis }: Designation): boolean =>
  treaty === null && basis !== null && otherBasis(basis).kind === 'domestic';

/**
 * The bases on which these designations of one authority let it take the question's request, the strongest first:
 * the treaties that name it, those that bind both and do not name another way of designation, its own law.
 */
export function legalBases(
  bases: readonly Basis[],
  designations: readonly Designation[],
  asked: Asked,
): RouteBasis[] {
  const fitting = designations
    .filter((one) => asked.functions.includes(one.function))
    .sort((a, b) => asked.functions.indexOf(a.function) - asked.functions.indexOf(b.function));
  const general = fitting.find(isGeneral);
  const treaties = bases
    .filter(({ answer }) => answer === 'yes')
    .flatMap((basis) => {
      const designation = fitting.find(({ treaty }) => treaty === basis.treaty) ?? general;
      return designation ? [ofTreaty(basis, designation, asked)] : [];
    });
  const others = fitting.flatMap((designation) => ofOther(designation, asked));
  const weight = ({ reasons }: RouteBasis) => weightOf(reasons);
  return [...treaties, ...others].sort((a, b) => weight(b) - weight(a));
}
