import { DiagnoseOptions } from '@whyblocked/contract';
import type { FieldError } from '../errors/server-failure.ts';
import { fieldErrors } from './field-errors.ts';

/** The assumptions in a query or form; a field that was left empty says nothing. */
export function readDiagnoseOptions(fields: Readonly<Record<string, string | undefined>>):
  | { readonly ok: true; readonly value: DiagnoseOptions }
  | {
      readonly ok: false;
      readonly error: { readonly code: 'invalid-request'; readonly errors: readonly FieldError[] };
    } {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined && value.trim() !== '');
  const options = DiagnoseOptions.safeParse(Object.fromEntries(told));
  return options.success
    ? { ok: true, value: options.data }
    : { ok: false, error: { code: 'invalid-request', errors: fieldErrors(options.error) } };
}
