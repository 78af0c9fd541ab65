/** Something that whoever started the process can mend: the message is all there is to say. */
export class OperatorError extends Error {}

/** An error on the standard error: of one that nobody expected, where it comes from as well. */
export function onTerminal(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof OperatorError ? error.message : (error.stack ?? error.message);
}
