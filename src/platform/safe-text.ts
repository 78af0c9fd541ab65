import { ValidateBy } from 'class-validator';

// Control characters, zero-width characters, bidirectional controls, the byte-order mark.
const UNSAFE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/u;
const LONE_SURROGATE = /\p{Cs}/u;
export const LINE_BREAK = /[\r\n]/;

/** Whether a text holds characters that hide or reorder what is read (see SECURITY.md, "bidi"). */
export const hasUnsafeCharacters = (text: string): boolean => UNSAFE.test(text) || LONE_SURROGATE.test(text);

/** Refuses hidden characters, and line breaks where one line is meant. */
export const safeText = (oneLine: boolean) =>
  ValidateBy({
    name: 'safeText',
    validator: {
      validate: (value) =>
        typeof value === 'string' && !hasUnsafeCharacters(value) && !(oneLine && LINE_BREAK.test(value)),
      defaultMessage: (args) =>
        `${args?.property} must not hold ${oneLine ? 'line breaks, ' : ''}control, invisible or text-direction characters`,
    },
  });
