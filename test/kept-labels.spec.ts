import { demand, Directory, match, type SeenEntry } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';

const REGISTER = 'central-authorities';

interface Point {
  id: string;
  point: string;
  kind: string;
  value: string;
  tlp: string;
}

describe('a contact value that is sent back as it was read', () => {
  let enlace: Enlace;
  let directory: Directory;

  beforeAll(async () => {
    enlace = await startEnlace();
    directory = await Directory.of(enlace);
  });
  afterAll(() => enlace?.close());

  const change = async (id: string, patch: object) => {
    const path = `/api/v1/${REGISTER}/${id}`;
    return directory.editor.api.patch<SeenEntry>(path, patch, await match(directory.editor.api, path));
  };

  it("keeps its own label beneath the entry's stricter one, so that correcting a wording asks for no second person", async () => {
    const id = await directory.published(REGISTER, {
      tlp: 'TLP:AMBER',
      contactPoints: [{ kind: 'email', value: 'mesa@orgao.example', tlp: 'TLP:GREEN' }],
    });
    const read = await directory.read(REGISTER, id);
    expect(read.contactPoints[0]!.tlp).toBe('TLP:AMBER');
    const points = (read.contactPoints as unknown as Point[]).map(({ id: one, kind, value, tlp }) => ({
      id: one,
      kind,
      value,
      tlp,
    }));
    expect((await change(id, { notes: 'Outra nota', contactPoints: points })).status).toBe(200);
    // Beneath a more open label of the entry it is what it was.
    await directory.changed(REGISTER, id, { tlp: 'TLP:GREEN' });
    expect((await directory.read(REGISTER, id)).contactPoints[0]!.tlp).toBe('TLP:GREEN');
  });

  it('keeps its label where none is said, and takes another that is said', async () => {
    const id = await directory.draft(REGISTER, {
      contactPoints: [{ kind: 'telephone', value: '+556120258900', tlp: 'TLP:RED' }],
    });
    const [point] = (await directory.read(REGISTER, id)).contactPoints as unknown as Point[];
    const given = { id: point!.id, kind: 'telephone', value: '+556120258901' };
    const kept = demand(await change(id, { contactPoints: [given] }), 200).body;
    const [after] = kept.contactPoints as unknown as Point[];
    expect(after).toMatchObject({ value: '+556120258901', tlp: 'TLP:RED', point: point!.point });
    expect(after!.id).not.toBe(point!.id);
    const said = { ...given, id: after!.id, tlp: 'TLP:AMBER' };
    const relabelled = demand(await change(id, { contactPoints: [said] }), 200).body;
    expect(relabelled.contactPoints[0]!.tlp).toBe('TLP:AMBER');
  });
});
