import { createContext, useContext } from 'react';
import type { Register } from '../../entries/entry.js';
import type { Field, FormDocument } from '../form.js';

export interface FormState {
  register: Register;
  form: FormDocument;
  /** Whether State and kind may still be chosen. */
  isNew: boolean;
  /** The State that the account is bound to; null: any. */
  ownState: string | null;
  set: <F extends Field>(field: F, value: FormDocument[F]) => void;
  /** What is wrong with a field, in the reader's words; by path, such as `contactPoints.0.value`. */
  faultAt: (path: string) => string | undefined;
}

export const FormContext = createContext<FormState | null>(null);

/** The form that a field stands in. */
export function useForm(): FormState {
  const state = useContext(FormContext);
  if (!state) throw new Error('A field stands in a form');
  return state;
}

/** The element's id for a field's path: the error summary leads there. */
export const idOf = (path: string): string => `field-${path.replaceAll('.', '-')}`;
