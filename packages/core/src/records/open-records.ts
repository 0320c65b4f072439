import type { MediatorRecord } from '@whyblocked/confinement';
import type { Access, Subject } from '@whyblocked/contract';
import { Documents } from '../intake/documents.ts';
import { recordPlan } from '../intake/scan-plan.ts';
import { subjectOf } from '../subjects/subject-of.ts';

/** One record as `whyblocked records` tells it. */
export interface RecordRow {
  /** Only inside archives, or where files were named. */
  readonly file?: string;
  readonly line: number;
  readonly mediator: MediatorRecord['mediator'];
  readonly verdict: MediatorRecord['verdict'];
  readonly subject: Subject;
  readonly access: Access | null;
  readonly fields: Readonly<Record<string, string>>;
}

/** Each call gives what was completed by then. */
export interface RecordReader {
  push(bytes: Uint8Array, file?: string): readonly RecordRow[];
  end(): readonly RecordRow[];
}

/** Reads every record of a paste, each occurrence for itself. */
export function openRecords(): RecordReader {
  let rows: RecordRow[] = [];
  const documents = new Documents(
    {
      repeat: () => false,
      add: (records, _key, { line, file }) => {
        rows.push(...records.map((record) => rowOf(record, line, file)));
      },
      settle: () => undefined,
      say: () => undefined,
      recogniseForm: () => undefined,
      endDocument: () => undefined,
    },
    recordPlan,
  );
  const taken = (): readonly RecordRow[] => {
    const complete = rows;
    rows = [];
    return complete;
  };
  return {
    push: (bytes, file) => {
      documents.push(bytes, file);
      return taken();
    },
    end: () => {
      documents.end();
      return taken();
    },
  };
}

function rowOf(record: MediatorRecord, line: number, file: string | undefined): RecordRow {
  const { mediator, verdict, access, fields } = record;
  return {
    ...(file === undefined ? {} : { file }),
    line,
    mediator,
    verdict,
    subject: subjectOf(record),
    access,
    fields,
  };
}
