import type { Carrier } from './carrier.ts';
import type { MediatorRecord } from './mediator-record.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Adds to a record what its carrier and its process fields tell; `ofSubject` is false where `exe` is the program of the bus itself. */
export function withProcess(
  record: Omit<MediatorRecord, 'comm' | 'exe' | 'pid' | 'time' | 'auditId'>,
  carrier: Carrier,
  ofSubject: boolean,
): MediatorRecord {
  const full: Mutable<MediatorRecord> = record;
  const { comm, exe, pid } = record.fields;
  if (comm !== undefined) full.comm = comm.trimEnd();
  if (exe !== undefined && ofSubject) full.exe = exe;
  const process = pid === undefined || pid === '' ? Number.NaN : Number(pid);
  if (process >= 0) full.pid = process;
  if (carrier.time !== undefined) full.time = carrier.time;
  if (carrier.auditId !== undefined) full.auditId = carrier.auditId;
  return full;
}
