import { isOfEvent, type MediatorRecord, withEventProgram } from '@whyblocked/confinement';
import { type Extent, linesBeside } from './line-extents.ts';

const OF_AUDITD = /^(?:node=\S{1,253} )?type=AVC /;

/** Records of a line with the programs that auditd tells on other lines of the same event, right beside as far as they are still held. */
export function withEventPrograms(
  records: readonly MediatorRecord[],
  bytes: Buffer,
  line: Extent,
  text: string,
): readonly MediatorRecord[] {
  if (!OF_AUDITD.test(text)) return records;
  return records.map((record) => {
    const { auditId } = record;
    if (auditId === undefined) return record;
    return withEventProgram(
      record,
      linesBeside(bytes, line, (beside) => isOfEvent(beside, auditId)),
    );
  });
}
