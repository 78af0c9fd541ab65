import { MIGRATIONS } from '../migrations/index.js';
import { installJobs } from './jobs/install-jobs.js';
import type { Schema } from './platform/provisioning.js';
import { loadReferenceData } from './reference-data.js';

/** Everything that the owner's role puts into a database. */
export const SCHEMA: Schema = { migrations: MIGRATIONS, afterwards: [installJobs, loadReferenceData] };
