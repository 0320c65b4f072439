import type { CommunityVerbs, Diagnosis, Identity, Report, ReportAction, ReportInput } from '@whyblocked/contract';
import { denial } from '@whyblocked/discord-loopback';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ALEX, ANYBODY, BO, KIM, type StartedServer, startServer } from './started-server.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const OFTEN = { burst: 1000, perDay: 86_400 };
const ONCE = { burst: 1, perDay: 24 };
const NO_REPORT = 'rep-aaaaaaaaaaaaaaaa';
const WORKED: ReportInput = {
  subject: {
    kind: 'addon',
    addon: 'MetalLB:192.0.2.10-192.0.2.20',
    outcome: 'worked',
    environment: { track: '1.32', confinement: 'strict', architecture: 'amd64' },
  },
  ran: 'microk8s enable metallb:192.0.2.10-192.0.2.20',
  note: 'Addresses were given out at once.',
};

let server: StartedServer;
let diagnosis: Diagnosis;
beforeAll(async () => {
  const paces = { identity: OFTEN, address: OFTEN, anonymous: ONCE };
  server = await startServer({ reports: paces, shares: paces });
  const answer = await server.engine.diagnose(new TextEncoder().encode(denial(1)));
  if (!answer.ok) throw new Error(answer.error.code);
  diagnosis = answer.value;
});
afterAll(() => server?.close());

describe.each<[string, () => CommunityVerbs]>([
  ['core', () => server.core.community],
  ['the client, of a server that was started', () => server.client.community],
])('the verbs of the community of %s', (_name, verbs) => {
  /** Each its own, since the same said twice is one report. */
  let said = 0;
  async function submitted(by: Identity = ALEX, input: ReportInput = WORKED): Promise<Report> {
    said += 1;
    const answer = await verbs().submitReport({ ...input, note: `${input.note ?? ''} ${said}` }, by);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.report;
  }
  const decided = (id: string, action: ReportAction, by: Identity = KIM) => verbs().decideReport(id, action, by);

  it('keep a report, with its addon by its full name and its log redacted', async () => {
    const log = denial(7);
    const report = await submitted(ALEX, { ...WORKED, log });
    expect(report).toMatchObject({ state: 'queued', by: ALEX.name, subject: { addon: 'core/metallb' } });
    expect(JSON.stringify(report)).not.toContain('lantern');
    expect(await verbs().getReport(report.id, ALEX)).toEqual({ ok: true, value: report });
    expect(await verbs().getReport(report.id, BO)).toEqual({
      ok: false,
      error: { code: 'unknown-report', id: report.id },
    });
    expect(await verbs().getReport('../healthz', ALEX)).toMatchObject({ ok: false, error: { code: 'unknown-report' } });
  });

  it('fold what the same person says again', async () => {
    const input = { ...WORKED, note: 'Said twice.' };
    const first = await verbs().submitReport(input, ALEX);
    const again = await verbs().submitReport(input, ALEX);
    const id = first.ok ? first.value.report.id : '';
    expect(first).not.toHaveProperty('value.duplicateOf');
    expect(again).toMatchObject({ ok: true, value: { duplicateOf: id, report: { id } } });
  });

  it('refuse wrong fields, addons that nobody has, and too many at once', async () => {
    expect(await verbs().submitReport({ ...WORKED, ran: 'x'.repeat(501) }, ALEX)).toMatchObject({
      ok: false,
      error: { code: 'invalid-fields', errors: [{ field: 'ran', detail: expect.any(String) }] },
    });
    const elsewhere = { ...WORKED, subject: { ...WORKED.subject, addon: 'metalb' } } as ReportInput;
    expect(await verbs().submitReport(elsewhere, ALEX)).toMatchObject({
      ok: false,
      error: { code: 'unknown-addon', addon: 'metalb', near: expect.arrayContaining(['core/metallb']) },
    });
    await submitted(ANYBODY);
    const refused = await verbs().submitReport({ ...WORKED, note: 'One too many.' }, ANYBODY);
    expect(refused).toMatchObject({ ok: false, error: { code: 'too-many', what: 'reports' } });
    // An hour less what passed since.
    const { retryAfterMs } = (refused as { error: { retryAfterMs: number } }).error;
    expect(retryAfterMs).toBeGreaterThan(30 * 60_000);
    expect(retryAfterMs).toBeLessThanOrEqual(60 * 60_000);
  });

  it('list in pages what each may see', async () => {
    const { id } = await submitted(BO);
    await submitted(BO);
    const first = await verbs().listReports({ mine: true, limit: 1 }, BO);
    expect(first).toMatchObject({ ok: true, value: { reports: [{ by: BO.name }], next: expect.any(String) } });
    const next = first.ok ? first.value.next : undefined;
    expect(await verbs().listReports({ mine: true, limit: 1, ...(next ? { cursor: next } : {}) }, BO)).toMatchObject({
      ok: true,
      value: { reports: [{ id }] },
    });
    expect(await verbs().listReports({ state: 'queued' }, ANYBODY)).toEqual({ ok: true, value: { reports: [] } });
    expect(await verbs().listReports({ cursor: 'x' }, BO)).toEqual({ ok: false, error: { code: 'bad-cursor' } });
    expect(await verbs().listReports({ addon: 'metalb' }, BO)).toMatchObject({
      ok: false,
      error: { code: 'unknown-addon', addon: 'metalb' },
    });
  });

  it('decide for maintainers, in states that allow it, and tell every change', async () => {
    const { id } = await submitted();
    const before = await verbs().listChanges(0);
    const since = before.ok ? before.value.last : 0;
    expect(await decided(id, { action: 'ask', reason: 'Which revision?' })).toMatchObject({
      value: { state: 'asked' },
    });
    expect(await decided(id, { action: 'answer', reason: '8511' }, ALEX)).toMatchObject({ value: { state: 'queued' } });
    expect(await decided(id, { action: 'accept', status: 'verified' })).toMatchObject({
      ok: true,
      value: { state: 'accepted', decisions: [{}, {}, { by: KIM.name, to: 'accepted' }] },
    });
    expect(await verbs().getReport(id, ANYBODY)).toMatchObject({ ok: true, value: { id, state: 'accepted' } });
    expect(await verbs().listChanges(since)).toMatchObject({
      ok: true,
      value: { changes: [{ report: id, state: 'asked' }, { state: 'queued' }, { state: 'accepted' }] },
    });
  });

  it('refuse decisions, and say why', async () => {
    const { id } = await submitted();
    const failure = async (action: ReportAction, by: Identity = KIM, of = id) => {
      const answer = await decided(of, action, by);
      return answer.ok ? answer : answer.error;
    };
    expect(await failure({ action: 'accept' }, ALEX)).toEqual({ code: 'not-allowed', needs: 'maintainer' });
    expect(await failure({ action: 'answer', reason: 'Mine.' }, BO)).toEqual({
      code: 'not-allowed',
      needs: 'its reporter',
    });
    expect(await failure({ action: 'ask', reason: '' })).toMatchObject({
      code: 'invalid-fields',
      errors: [{ field: 'reason' }],
    });
    expect(await failure({ action: 'reject', reason: 'No.' }, KIM, NO_REPORT)).toEqual({
      code: 'unknown-report',
      id: NO_REPORT,
    });
    expect(await failure({ action: 'merge', into: id })).toEqual({ code: 'cannot-merge', into: id });
    await decided(id, { action: 'reject', reason: 'Not so.' });
    expect(await failure({ action: 'accept' })).toEqual({
      code: 'wrong-state',
      state: 'rejected',
      action: 'accept',
    });
    const { subject } = WORKED;
    const silent = await verbs().submitReport({ subject, ran: 'microk8s enable metallb' }, BO);
    const silentId = silent.ok ? silent.value.report.id : '';
    expect(await failure({ action: 'accept' }, KIM, silentId)).toEqual({ code: 'says-missing' });
    const unsaid = await verbs().submitReport({ subject, note: 'It runs.' }, BO);
    const unsaidId = unsaid.ok ? unsaid.value.report.id : '';
    expect(await failure({ action: 'accept', status: 'verified' }, KIM, unsaidId)).toEqual({ code: 'ran-missing' });
  });

  it('share a diagnosis redacted, and delete it for who has the secret', async () => {
    const shared = await verbs().shareDiagnosis(diagnosis, ALEX);
    if (!shared.ok) throw new Error(shared.error.code);
    const { id, secret } = shared.value;
    const found = await verbs().getShared(id);
    expect(found).toMatchObject({ ok: true, value: { id, diagnosis: { verdict: diagnosis.verdict } } });
    expect(JSON.stringify(found)).not.toContain('lantern');
    expect(await verbs().deleteShared(id, 'another')).toEqual({ ok: false, error: { code: 'wrong-secret' } });
    expect(await verbs().deleteShared(id, secret)).toEqual({ ok: true, value: null });
    expect(await verbs().getShared(id)).toEqual({ ok: false, error: { code: 'unknown-share' } });
    expect(await verbs().getShared('../healthz')).toEqual({ ok: false, error: { code: 'unknown-share' } });
  });
});
