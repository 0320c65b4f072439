import type { MediatorRecord } from '@whyblocked/confinement';
import type { Access, Subject } from '@whyblocked/contract';
import { DocumentScanner } from '../intake/document-scanner.ts';
import { recordPlan } from '../intake/scan-plan.ts';
import { subjectOf } from '../subjects/subject-of.ts';

/** One record as `whyblocked records` tells it. */
export interface RecordRow {
  readonly line: number;
  readonly mediator: MediatorRecord['mediator'];
  readonly verdict: MediatorRecord['verdict'];
  readonly subject: Subject;
  readonly access: Access | null;
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads every record of a stream, each occurrence for itself; `push` and `end` give what was completed by then. */
export function openRecords(): { push(chunk: Uint8Array): readonly RecordRow[]; end(): readonly RecordRow[] } {
  let rows: RecordRow[] = [];
  const scanner = new DocumentScanner(
    {
      repeat: () => false,
      add: (records, _key, { line }) => {
        rows.push(...records.map((record) => rowOf(record, line)));
      },
      settle: () => undefined,
      say: () => undefined,
      recogniseForm: () => undefined,
    },
    recordPlan,
  );
  const taken = (): readonly RecordRow[] => {
    const complete = rows;
    rows = [];
    return complete;
  };
  return {
    push: (chunk) => {
      scanner.push(chunk);
      return taken();
    },
    end: () => {
      scanner.end();
      return taken();
    },
  };
}

function rowOf(record: MediatorRecord, line: number): RecordRow {
  const { mediator, verdict, access, fields } = record;
  return { line, mediator, verdict, subject: subjectOf(record), access, fields };
}
