import { attributeValue, ConnectionRequest } from '@whyblocked/contract';
import type { FieldError } from '../errors/server-failure.ts';
import { fieldErrors } from './field-errors.ts';

/** Query fields that are one value each, with the fields of the request that they are. */
const SINGLE: Readonly<Record<string, 'snapd' | 'system' | 'provider'>> = {
  snapd: 'snapd',
  system: 'system',
  provider: 'provider',
};
const SWITCHES: Readonly<Record<string, 'dangerous' | 'samePublisher'>> = {
  dangerous: 'dangerous',
  'same-publisher': 'samePublisher',
};
const ATTRIBUTE = /^(attr|slot-attr)\.(.{1,100})$/;

/** A question about a connection from a query: `system=core&attr.read=all&slot-attr.name=x&dangerous=true`. Other fields are refused: a slip would give a wrong answer. */
export function readConnectionRequest(query: Readonly<Record<string, string>>):
  | { readonly ok: true; readonly value: ConnectionRequest }
  | {
      readonly ok: false;
      readonly error: { readonly code: 'invalid-request'; readonly errors: readonly FieldError[] };
    } {
  const errors: FieldError[] = [];
  const told: [string, unknown][] = [];
  const attributes = { attr: [] as [string, unknown][], 'slot-attr': [] as [string, unknown][] };
  for (const [field, text] of Object.entries(query)) {
    const [, side, attribute = ''] = ATTRIBUTE.exec(field) ?? [];
    if (side === 'attr' || side === 'slot-attr') {
      const value = attributeValue(text);
      if (value.ok) attributes[side].push([attribute, value.value]);
      else errors.push({ field, detail: tooMuch(value.error) });
    } else if (Object.hasOwn(SINGLE, field)) told.push([SINGLE[field] ?? '', text]);
    else if (Object.hasOwn(SWITCHES, field)) told.push([SWITCHES[field] ?? '', truth(text)]);
    else errors.push({ field, detail: 'There is no such field here.' });
  }
  if (attributes.attr.length > 0) told.push(['plugAttributes', Object.fromEntries(attributes.attr)]);
  if (attributes['slot-attr'].length > 0) told.push(['slotAttributes', Object.fromEntries(attributes['slot-attr'])]);
  const request = ConnectionRequest.safeParse(Object.fromEntries(told));
  if (request.success && errors.length === 0) return { ok: true, value: request.data };
  return {
    ok: false,
    error: { code: 'invalid-request', errors: [...errors, ...(request.success ? [] : fieldErrors(request.error))] },
  };
}

function truth(text: string): unknown {
  if (text === 'true' || text === '') return true;
  return text === 'false' ? false : text;
}

function tooMuch({ code, limit }: { readonly code: 'too-long' | 'too-deep'; readonly limit: number }): string {
  return code === 'too-long' ? `At most ${limit} characters.` : `At most ${limit} levels of lists and maps.`;
}
