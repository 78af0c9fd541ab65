import { labelOf } from '../access/tlp.js';
import type { EditionFileResponse, EditionResponse, EditionStep } from './edition.dto.js';
import type { Edition, EditionFile } from './edition.entity.js';

const step = (by: string | null, at: Date | null): EditionStep | null =>
  by === null || at === null ? null : { by, at: at.toISOString() };

/** An edition as people see it. Who worked on it is the secretariat's to know. */
export function editionView(
  edition: Edition,
  files: readonly EditionFile[],
  inside: boolean,
): EditionResponse {
  const by = (name: string | null) => (inside || name === null ? name : 'Enlace');
  return {
    id: edition.id,
    number: edition.number,
    title: edition.title,
    state: edition.state,
    tlp: labelOf(edition.ceiling),
    roles: edition.roles,
    states: edition.states,
    languages: edition.languages,
    formats: edition.formats,
    cutOff: edition.cutOff.toISOString(),
    entries: edition.entries,
    base: edition.baseId,
    created: step(by(edition.createdByName), edition.createdAt)!,
    checked: step(by(edition.checkedByName), edition.checkedAt),
    approved: step(by(edition.approvedByName), edition.approvedAt),
    published: step(by(edition.publishedByName), edition.publishedAt),
    recalled: step(by(edition.recalledByName), edition.recalledAt),
    recallReason: edition.recallReason,
    digest: edition.digest,
    keyId: edition.keyId,
    files: files.filter(({ state }) => inside || state === 'done').map(fileView),
  };
}

const fileView = (file: EditionFile): EditionFileResponse => ({
  name: file.name,
  format: file.format,
  language: file.language,
  state: file.state,
  done: file.done,
  total: file.total,
  bytes: file.bytes === null ? null : Number(file.bytes),
  sha256: file.sha256,
  error: file.error,
});
