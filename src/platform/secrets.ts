import { hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Configuration } from './configuration.js';

/** Keys for each purpose, all derived from `JWT_SECRET` (HKDF-SHA-256), so that no key serves two purposes. */
@Injectable()
export class Secrets {
  constructor(private readonly configuration: Configuration) {}

  derive(purpose: string, bytes: number): Buffer {
    return Buffer.from(hkdfSync('sha256', this.configuration.jwtSecret, 'enlace', purpose, bytes));
  }
}
