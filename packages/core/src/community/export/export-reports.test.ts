import type { ReportAction } from '@whyblocked/contract';
import { readCaseFile, readStatementFile, type StoredCase, type StoredStatement } from '@whyblocked/dataset';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { knowledgeOf, MANUAL, policy, rule } from '../../knowledge/knowledge.fixture.ts';
import { bothDatabases } from '../databases.fixture.ts';
import {
  ALEX,
  BO,
  DENIAL,
  MAINTAINER,
  type OpenedCommunity,
  openCommunity,
  value,
  WORKED,
} from '../opened-community.fixture.ts';
import { type DataState, type Exported, exportReports } from './export-reports.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const knowledge = knowledgeOf([policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,')])]);
const [files] = bothDatabases();
let opened: OpenedCommunity;

beforeAll(() => files?.start());
afterAll(() => files?.stop());
beforeEach(async () => {
  if (files) opened = await openCommunity(await files.newPlace());
});
afterEach(() => opened.store.close());

const nothing: DataState = { statements: [], cases: [], issues: new Set(), tracks: ['1.32', '1.33', 'latest'] };
const exported = (state: DataState = nothing) => exportReports(opened.store, state, knowledge);

async function accepted(input: Parameters<typeof opened.community.submitReport>[0], accept: object = {}, by = ALEX) {
  const { report } = await value(opened.community.submitReport(input, by));
  const action = { action: 'accept', ...accept } satisfies object as ReportAction;
  return value(opened.community.decideReport(report.id, action, MAINTAINER));
}

/** What is in the files once these were written. */
function readBack(written: readonly Exported[]): DataState {
  const statements: StoredStatement[] = [];
  const cases: StoredCase[] = [];
  for (const one of written) {
    if ('open' in one) continue;
    if (one.file.startsWith('cases/')) {
      const read = readCaseFile(one.text, one.file);
      expect(read.problems).toEqual([]);
      if (read.case) cases.push(read.case);
    } else {
      const read = readStatementFile(one.text, one.file);
      expect(read.problems).toEqual([]);
      if (read.statement) statements.push(read.statement);
    }
  }
  return { ...nothing, statements, cases };
}

it('writes what an accepted report says, once', async () => {
  const report = await accepted(WORKED);
  const written = await exported();
  const state = readBack(written);
  const [statement] = await value(opened.community.acceptedStatements());
  const { basis: _, id, ...said } = statement ?? { basis: null, id: '' };
  expect(state.statements).toEqual([{ ...said, id: `core/metallb/${id}` }]);
  expect(id).toBe(report.id);
  expect(await exported(state)).toEqual([]);
});

it('gives what no track has yet the number after the last one', async () => {
  await accepted({
    ...WORKED,
    subject: { ...WORKED.subject, environment: { ...WORKED.subject.environment, track: 'latest' } },
  });
  expect(readBack(await exported()).statements[0]?.where.tracks).toEqual({ since: '1.34' });
});

it('marks a file as withdrawn when all that it rests on was taken back', async () => {
  const { id } = await accepted(WORKED);
  const state = readBack(await exported());
  opened.wait(24 * 60 * 60 * 1000);
  await value(opened.community.decideReport(id, { action: 'withdraw', reason: 'It was another release.' }, ALEX));
  const after = readBack(await exported(state));
  expect(after.statements[0]?.withdrawn).toEqual({ date: '2026-03-02', reason: 'It was another release.' });
  expect(await exported(after)).toEqual([]);
});

it('writes nothing of what was never accepted', async () => {
  const { report } = await value(opened.community.submitReport(WORKED, ALEX));
  await value(opened.community.decideReport(report.id, { action: 'reject', reason: 'Not so.' }, MAINTAINER));
  await value(opened.community.submitReport(WORKED, BO));
  expect(await exported()).toEqual([]);
});

it('makes a case of an answer once it is what has to come of its lines', async () => {
  const input = { subject: { kind: 'answer' }, log: DENIAL } as const;
  const { id } = await accepted(input, { expect: { interface: 'camera', outcome: 'connect-interface' } });
  const other = await accepted(input, { expect: { outcome: 'harmless' } }, BO);
  const [silent, empty] = [
    await accepted({ ...input, note: 'It is wrong.' }),
    await accepted({ subject: { kind: 'answer' } }, { expect: { outcome: 'harmless' } }),
  ];
  const written = await exported();
  expect(written.filter((one) => 'open' in one)).toEqual([
    { file: `cases/${other.id}.yaml`, open: 'answered-otherwise' },
    { file: `cases/${silent.id}.yaml`, open: 'nothing-expected' },
    { file: `cases/${empty.id}.yaml`, open: 'no-lines' },
  ]);
  const state = readBack(written);
  expect(state.cases).toEqual([
    {
      name: id,
      text: `${DENIAL.replace('rack-host7', 'HOST_1')}\n`,
      expect: { interface: 'camera', outcome: 'connect-interface' },
      source: { report: id },
    },
  ]);
  expect((await exported(state)).map(({ file }) => file)).not.toContain(`cases/${id}.yaml`);
});
