/** Traffic Light Protocol 2.0 (FIRST), from the most open to the most restricted; never translated. */
export const TLP_LABELS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;
export type Tlp = (typeof TLP_LABELS)[number];

/** 0 (TLP:CLEAR) to 4 (TLP:RED); the same number is stored in the database. */
export const rankOf = (label: Tlp): number => TLP_LABELS.indexOf(label);

export const labelOf = (rank: number): Tlp => TLP_LABELS[rank] ?? 'TLP:RED';

/** The label in force when several apply: the strictest. */
export const stricter = (...labels: Tlp[]): Tlp => labelOf(Math.max(...labels.map(rankOf)));
