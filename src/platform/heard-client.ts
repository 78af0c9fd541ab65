import pg from 'pg';

/**
 * A connection to PostgreSQL whose breaking never ends this process. Whoever uses it hears of it by the failure of a
 * statement; in the moments when nobody does, as when the server dies in the same breath in which it accepted the
 * connection, Node takes an error without a listener for the end of the process.
 */
export class HeardClient extends pg.Client {
  constructor(options?: string | pg.ClientConfig) {
    super(options);
    this.on('error', () => undefined);
  }
}
