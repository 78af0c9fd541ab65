import { labelOf } from '../access/tlp.js';
import type { EntryRow } from '../register/document.js';
import { designationsOf } from '../register/entry-index.js';
import { designationFreshness, freshnessOf } from '../register/freshness.js';
import { withPersonalFields } from '../register/view.js';
import type { RegisterName } from '../register/vocabulary.js';
import type { LinkedDesignations, LinkedEntry } from './confirmation.dto.js';
import { masked, mayBeOpen } from './masking.js';

/** An entry as the mailbox that answers for it sees it by a link, without an account. @param own its own contact value */
export function linkedEntry(row: EntryRow, own: string, now: Date): LinkedEntry {
  const points = new Map(row.points.map((point) => [point.id, point]));
  return {
    id: row.id,
    register: row.register as RegisterName,
    country: row.country,
    name: withPersonalFields(row).names.original,
    designations: linkedDesignations(row, now),
    values: row.contact_points.flatMap((id) => {
      const point = points.get(id);
      if (!point || point.value === null) return [];
      const { value, extension, kind, use, label } = point;
      const tlp = labelOf(Math.max(point.own_rank, point.visible_rank, row.tlp_rank));
      const hidden = !mayBeOpen(tlp) && id !== own;
      const whole = extension ? `${value} ext. ${extension}` : value;
      const { state, verifiedAt } = freshnessOf(point, row.days, now);
      return [
        {
          id,
          kind,
          use,
          value: hidden ? masked(kind, value) : whole,
          masked: hidden,
          label: hidden ? null : label,
          tlp,
          state,
          verifiedOn: verifiedAt?.slice(0, 10) ?? null,
        },
      ];
    }),
  };
}

/** For what it is competent, as the link asks about it; null: it has no designations. */
function linkedDesignations(row: EntryRow, now: Date): LinkedDesignations | null {
  const items = designationsOf(row.document);
  if (items.length === 0) return null;
  const { state, verifiedAt } = designationFreshness(row.designated?.at ?? null, row.days, now);
  return {
    state,
    verifiedOn: verifiedAt?.slice(0, 10) ?? null,
    items: items.map((one) => ({
      function: one.function,
      treaty: one.treaty,
      article: one.article,
      basis: one.basis,
    })),
  };
}
