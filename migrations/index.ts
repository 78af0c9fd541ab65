import type { MigrationInterface } from 'typeorm';
import { Access1000 } from './1000-access.js';
import { CountriesTreaties1100 } from './1100-countries-treaties.js';
import { Accounts1200 } from './1200-accounts.js';
import { Audit1300 } from './1300-audit.js';
import { JobsMail1350 } from './1350-jobs-mail.js';
import { Register1400 } from './1400-register.js';
import { RegistersDetails1410 } from './1410-registers-details.js';
import { Search1450 } from './1450-search.js';
import { SearchNamesWithNumbers1460 } from './1460-search-names-with-numbers.js';
import { Imports1500 } from './1500-imports.js';
import { Notifications1550 } from './1550-notifications.js';
import { MailAgain1551 } from './1551-mail-again.js';
import { Coverage1570 } from './1570-coverage.js';
import { Attestations1571 } from './1571-attestations.js';
import { EntriesAsOf1572 } from './1572-entries-as-of.js';
import { ChangesInParts1600 } from './1600-changes-in-parts.js';
import { Upkeep1650 } from './1650-upkeep.js';
import { FaultReports1700 } from './1700-fault-reports.js';
import { Drills1710 } from './1710-drills.js';
import { Counterparts1750 } from './1750-counterparts.js';
import { FailingPointsLast1755 } from './1755-failing-points-last.js';
import { CounterpartsAtScale1760 } from './1760-counterparts-at-scale.js';
import { CounterpartsPlannedSmall1765 } from './1765-counterparts-planned-small.js';
import { TreatiesAsOf1766 } from './1766-treaties-as-of.js';
import { Editions1800 } from './1800-editions.js';
import { EditionDelivery1810 } from './1810-edition-delivery.js';
import { EditionCopies1820 } from './1820-edition-copies.js';
import { WhoVerified1850 } from './1850-who-verified.js';
import { DaysOfFreshness1860 } from './1860-days-of-freshness.js';
import { DesignationsConfirmed1861 } from './1861-designations-confirmed.js';
import { EncryptionToRecipients1870 } from './1870-encryption-to-recipients.js';
import { DigestsOfHiddenValues1880 } from './1880-digests-of-hidden-values.js';

/** Every migration, in the order in which they run. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  Access1000,
  CountriesTreaties1100,
  Accounts1200,
  Audit1300,
  JobsMail1350,
  Register1400,
  RegistersDetails1410,
  Search1450,
  SearchNamesWithNumbers1460,
  Imports1500,
  Notifications1550,
  MailAgain1551,
  Coverage1570,
  Attestations1571,
  EntriesAsOf1572,
  ChangesInParts1600,
  Upkeep1650,
  FaultReports1700,
  Drills1710,
  Counterparts1750,
  FailingPointsLast1755,
  CounterpartsAtScale1760,
  CounterpartsPlannedSmall1765,
  TreatiesAsOf1766,
  Editions1800,
  EditionDelivery1810,
  EditionCopies1820,
  WhoVerified1850,
  DaysOfFreshness1860,
  DesignationsConfirmed1861,
  EncryptionToRecipients1870,
  DigestsOfHiddenValues1880,
];
