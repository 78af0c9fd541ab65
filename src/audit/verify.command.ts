import { systemContext } from '../access/request-context.js';
import type { AuditVerifier } from './audit-verifier.js';

/**
 * The command `audit verify`: prints each thing that is wrong and where, one line each, then one line of summary.
 * @returns the exit code: 0 when the log is whole, 1 when it is not.
 */
export async function verifyAudit(verifier: AuditVerifier, print: (line: string) => void): Promise<number> {
  const result = await verifier.verify(systemContext('command:audit verify'), (finding) => {
    const at = finding.seq === null ? '' : ` at record ${finding.seq}`;
    print(`WRONG ${finding.check}${at}: ${finding.message}`);
  });
  const checked = `${result.records} records, checks: ${result.checks.join(', ')}`;
  print(result.ok ? `The audit log is whole: ${checked}.` : `${result.total} wrong: ${checked}.`);
  return result.ok ? 0 : 1;
}
