import { Logger, runMigrations } from 'graphile-worker';

const quiet = new Logger(() => () => {});

/**
 * Installs or updates the job queue's own schema (`graphile_worker`). Part of migrating, like our own migrations.
 * @param ownerUrl connection string of the role that owns the database
 */
export async function installJobs(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: quiet });
}
