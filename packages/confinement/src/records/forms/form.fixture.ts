import type { MediatorRecord } from '../mediator-record.ts';

/** A form that records come in: a line of it, and all that is to be read from it. */
export interface Form {
  readonly form: string;
  readonly line: string;
  /** Who wrote it; AppArmor in the kernel where none is named. */
  readonly mediator?: MediatorRecord['mediator'];
  readonly verdict: MediatorRecord['verdict'];
  readonly label: string;
  readonly process: Pick<MediatorRecord, 'pid' | 'comm' | 'exe'>;
  readonly access: MediatorRecord['access'];
  /** All fields in their order, as `key=value` with " | " between them. */
  readonly fields: string;
  /** What the line's head tells; where none is named, what `stamp` does. */
  readonly when?: Pick<MediatorRecord, 'time' | 'auditId'>;
  readonly truncated?: boolean;
}

export const stamp = 'audit(1709037627.263:7513)';
export const stamped = { time: '2024-02-27T12:40:27.263Z', auditId: '1709037627.263:7513' } as const;

export function inAuditLog(record: string): string {
  return `type=AVC msg=${stamp}: ${record}`;
}

/** The record of a form without its column, as `parseRecords` gives it. */
export function recordOf(form: Form): Omit<MediatorRecord, 'column'> {
  const pairs = form.fields.split(' | ').map((pair): [string, string] => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals), pair.slice(equals + 1)];
  });
  return {
    mediator: form.mediator ?? 'apparmor',
    verdict: form.verdict,
    label: form.label,
    access: form.access,
    fields: Object.fromEntries(pairs),
    truncated: form.truncated ?? false,
    ...form.process,
    ...(form.when ?? stamped),
  };
}
