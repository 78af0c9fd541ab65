import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Problem, type FieldError } from './problems.js';

/** Every field error, with paths such as `contactPoints.0.value`. */
function fieldErrors(errors: ValidationError[], above = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = `${above}${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      field,
      message: wording(rule, message),
    }));
    return [...own, ...fieldErrors(error.children ?? [], `${field}.`)];
  });
}

const wording = (rule: string, message: string): string =>
  rule === 'whitelistValidation'
    ? message.replace(/^property (.*) should not exist$/, '$1 is not a known field')
    : message;

/** Fields called like something that every object has (`constructor`): the library's whitelist takes them for known. */
function inheritedNames(value: unknown, above = ''): FieldError[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key in Object.prototype ? [{ field: `${above}${key}`, message: `${key} is not a known field` }] : []),
    ...inheritedNames(inner, `${above}${key}.`),
  ]);
}

class StrictValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const inherited = metadata.type === 'custom' ? [] : inheritedNames(value);
    if (inherited.length === 0) return super.transform(value, metadata);
    const others = await super.transform(value, metadata).then(() => [], errorsOf);
    throw refused([
      ...inherited,
      ...others.filter(({ field }) => !inherited.some((one) => one.field === field)),
    ]);
  }
}

const errorsOf = (error: unknown): FieldError[] =>
  error instanceof Problem ? [...(error.extra.errors ?? [])] : [];

const refused = (errors: FieldError[]): Problem =>
  new Problem('invalid-request', 'Correct the fields named in errors.', { errors });

/** Checks bodies, queries and path parameters against their classes: unknown fields refused, all errors at once. */
export const createValidation = (): ValidationPipe =>
  new StrictValidation({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => refused(fieldErrors(errors)),
  });
