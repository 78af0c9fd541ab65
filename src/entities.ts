import { ACCESS_ENTITIES } from './access/access.entities.js';
import { ACCOUNTS_ENTITIES } from './accounts/sessions.entities.js';
import { AUDIT_ENTITIES } from './audit/audit.entities.js';
import { CENTRAL_AUTHORITY_ENTITIES } from './central-authorities/central-authority.entity.js';
import { COUNTERPART_ENTITIES } from './counterparts/holiday.entity.js';
import { COUNTRY_ENTITIES } from './countries/country.entity.js';
import { COVERAGE_ENTITIES } from './coverage/coverage.entity.js';
import { DELIVERY_ENTITIES } from './editions/delivery.entity.js';
import { DRILL_ENTITIES } from './drills/drill.entity.js';
import { EDITION_ENTITIES } from './editions/edition.entity.js';
import { EXPERT_ENTITIES } from './experts/expert.entity.js';
import { IMPORT_ENTITIES } from './imports/import.entity.js';
import { JOBS_ENTITIES } from './jobs/jobs.entities.js';
import { LAW_ENFORCEMENT_ENTITIES } from './law-enforcement/law-enforcement-contact.entity.js';
import { MAIL_ENTITIES } from './mail/mail.entities.js';
import { MY_STATE_ENTITIES } from './my-state/attestation.entity.js';
import { UPKEEP_ENTITIES } from './maintenance/upkeep.entities.js';
import { NOTIFICATION_ENTITIES } from './notifications/notification.entities.js';
import { REGISTER_ENTITIES } from './register/register.entity.js';
import { TREATY_ENTITIES } from './treaties/treaty.entity.js';

/** Every entity; a test compares them with the migrated database, column by column. */
export const ENTITIES = [
  ...ACCESS_ENTITIES,
  ...ACCOUNTS_ENTITIES,
  ...COUNTRY_ENTITIES,
  ...TREATY_ENTITIES,
  ...AUDIT_ENTITIES,
  ...JOBS_ENTITIES,
  ...MAIL_ENTITIES,
  ...NOTIFICATION_ENTITIES,
  ...REGISTER_ENTITIES,
  ...EXPERT_ENTITIES,
  ...CENTRAL_AUTHORITY_ENTITIES,
  ...LAW_ENFORCEMENT_ENTITIES,
  ...IMPORT_ENTITIES,
  ...COVERAGE_ENTITIES,
  ...MY_STATE_ENTITIES,
  ...UPKEEP_ENTITIES,
  ...DRILL_ENTITIES,
  ...EDITION_ENTITIES,
  ...COUNTERPART_ENTITIES,
  ...DELIVERY_ENTITIES,
];
