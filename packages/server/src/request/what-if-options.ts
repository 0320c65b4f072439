import { type AskedConnection, attributeValue, WhatIfOptions } from '@whyblocked/contract';
import type { FieldError } from '../errors/server-failure.ts';
import { fieldErrors } from './field-errors.ts';

const LISTS = ['connect', 'connected'] as const;
const SINGLE: ReadonlySet<string> = new Set(['base', 'snapd', 'system', 'redact']);
const ATTRIBUTE = /^attr\.([a-z0-9-]{1,60})\.([a-z0-9-]{1,100})$/;

/**
 * What to try, from an address or a form: `connect=camera,home&connected=network&attr.home.read=all&base=core22`. Fields that are not
 * known are refused: a slip would answer another question.
 */
export function readWhatIfOptions(fields: Readonly<Record<string, string>>):
  | { readonly ok: true; readonly value: WhatIfOptions }
  | {
      readonly ok: false;
      readonly error: { readonly code: 'invalid-request'; readonly errors: readonly FieldError[] };
    } {
  const errors: FieldError[] = [];
  const attributes = new Map<string, [string, unknown][]>();
  const told: [string, unknown][] = [];
  for (const [field, text] of Object.entries(fields)) {
    const [, name, key] = ATTRIBUTE.exec(field) ?? [];
    if (name !== undefined && key !== undefined) {
      const value = attributeValue(text);
      if (value.ok) attributes.set(name, [...(attributes.get(name) ?? []), [key, value.value]]);
      else errors.push({ field, detail: `It is too ${value.error.code === 'too-long' ? 'long' : 'deep'}.` });
    } else if (SINGLE.has(field)) {
      if (text.trim() !== '') told.push([field, text]);
    } else if (!LISTS.some((list) => list === field)) errors.push({ field, detail: 'There is no such field here.' });
  }
  const plugs = (names: string | undefined): readonly AskedConnection[] =>
    (names ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name) => ({ interface: name, attributes: Object.fromEntries(attributes.get(name) ?? []) }));
  const connect = plugs(fields.connect);
  const connected = plugs(fields.connected);
  const named = new Set([...connect, ...connected].map((one) => one.interface));
  for (const name of attributes.keys()) {
    if (!named.has(name)) errors.push({ field: `attr.${name}`, detail: 'It is not among the interfaces.' });
  }
  const options = WhatIfOptions.safeParse({
    ...Object.fromEntries(told),
    connect,
    ...(connected.length > 0 ? { connected } : {}),
  });
  if (options.success && errors.length === 0) return { ok: true, value: options.data };
  return {
    ok: false,
    error: { code: 'invalid-request', errors: [...errors, ...(options.success ? [] : fieldErrors(options.error))] },
  };
}
