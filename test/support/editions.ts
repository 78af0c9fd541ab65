import { generateSync } from 'otplib';
import { EditionBuilder } from '../../src/editions/edition-builder.js';
import type { EditionResponse } from '../../src/editions/edition.dto.js';
import { demand, type Directory } from './directory.js';

/** Every format but the printed one, which costs seconds: its own test asks for it. */
const FOR_MACHINES = ['csv', 'json', 'ndjson', 'vcf', 'xlsx'];

/** Takes an edition through its life over HTTP: begun and checked by the one editor, approved by the other. */
export class Editions {
  private proven: string | null = null;

  constructor(private readonly directory: Directory) {}

  async begun(over: object = {}): Promise<EditionResponse> {
    const input = { title: 'A test edition', languages: ['en', 'es'], formats: FOR_MACHINES, ...over };
    return demand(await this.first.post<EditionResponse>('/api/v1/editions', input), 201).body;
  }

  async approved(over: object = {}): Promise<EditionResponse> {
    const { id } = await this.begun(over);
    demand(await this.first.post(`/api/v1/editions/${id}/check`, {}), 200);
    return demand(await this.second.post<EditionResponse>(`/api/v1/editions/${id}/approve`, {}), 200).body;
  }

  async made(over: object = {}): Promise<EditionResponse> {
    const { id } = await this.approved(over);
    await this.build(id);
    return this.read(id);
  }

  async published(over: object = {}): Promise<EditionResponse> {
    const { id } = await this.made(over);
    return demand(await this.first.post<EditionResponse>(`/api/v1/editions/${id}/publish`, {}), 200).body;
  }

  build(id: string): Promise<void> {
    return this.directory.enlace.app.get(EditionBuilder).build(id);
  }

  async read(id: string): Promise<EditionResponse> {
    return demand(await this.first.get<EditionResponse>(`/api/v1/editions/${id}`), 200).body;
  }

  /** A file's bytes, as somebody with this token gets them. */
  async bytes(id: string, name: string, token = this.directory.editor.token): Promise<Buffer> {
    if (token === this.directory.editor.token) await this.prove();
    const response = await fetch(`${this.directory.enlace.url}/api/v1/editions/${id}/files/${name}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (response.status !== 200) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** The editor's password and code again, once a session. */
  private async prove(): Promise<void> {
    const { api, password, totpSecret, sessionId } = this.directory.editor;
    if (this.proven === sessionId) return;
    const epoch = Math.floor(this.directory.enlace.clock.now().getTime() / 1000);
    const totp = generateSync({ secret: totpSecret!, epoch });
    demand(await api.post('/api/v1/edition-proofs', { password, totp }), 204);
    this.proven = sessionId;
  }

  private get first() {
    return this.directory.editor.api;
  }

  private get second() {
    return this.directory.second.api;
  }
}
