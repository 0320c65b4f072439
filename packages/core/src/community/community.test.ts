import { limits } from '@whyblocked/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { communityLimits } from './community-limits.ts';
import { bothDatabases } from './databases.fixture.ts';
import type { CommunityPlace } from './find-community.ts';
import {
  ALEX,
  ANYBODY,
  BO,
  DENIAL,
  diagnoseText,
  FAILED,
  MAINTAINER,
  type OpenedCommunity,
  openCommunity,
  value,
  WORKED,
} from './opened-community.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const DAY_MS = 24 * 60 * 60 * 1000;

for (const databases of bothDatabases()) {
  describe.skipIf(!databases.isWanted)(`the community in ${databases.kind}`, () => {
    let place: CommunityPlace;
    let opened: OpenedCommunity;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      place = await databases.newPlace();
      opened = await openCommunity(place);
    });
    afterEach(() => opened.store.close());

    const submit = async (input: Parameters<typeof opened.community.submitReport>[0], by = ALEX) =>
      (await value(opened.community.submitReport(input, by))).report;
    const decide = (id: string, action: Parameters<typeof opened.community.decideReport>[1], by = MAINTAINER) =>
      opened.community.decideReport(id, action, by);

    it('keeps a report with the full name of its addon', async () => {
      const report = await submit({ ...WORKED, subject: { ...WORKED.subject, addon: 'lb' } });
      expect(report).toEqual({
        id: expect.stringMatching(/^rep-[a-z2-7]{16}$/),
        state: 'queued',
        subject: { ...WORKED.subject, addon: 'core/metallb' },
        ran: WORKED.ran,
        note: WORKED.note,
        by: 'token:alex',
        at: '2026-03-01T12:00:00.000Z',
        confirmations: 1,
        decisions: [],
      });
      expect(await value(opened.community.getReport(report.id, ALEX))).toEqual(report);
    });

    it('keeps what was found in a log and not the log, all of it redacted', async () => {
      const report = await submit({
        ...FAILED,
        log: `${DENIAL}\nsshd: login of user alex from 192.0.2.7\n`,
        note: 'On rack-host7, mail alex@example.org.',
      });
      expect(report.diagnosis?.findings[0]?.evidence[0]?.text).toContain('HOST_1');
      expect(report.note).toContain('MAIL_1');
      const kept = JSON.stringify(await opened.store.findReport(report.id));
      for (const secret of ['host7', '192.0.2.7', 'alex@', 'sshd']) expect(kept).not.toContain(secret);
    });

    it('does not know an addon that no repository has', async () => {
      const unknown = { ...WORKED, subject: { ...WORKED.subject, addon: 'ｍetallb' } };
      expect(await opened.community.submitReport(unknown, ALEX)).toMatchObject({ error: { code: 'unknown-addon' } });
      expect(await opened.store.lastChange()).toBe(0);
    });

    it('folds what the same person says again, until it is withdrawn', async () => {
      const first = await submit({ ...FAILED, log: DENIAL });
      const again = await value(
        opened.community.submitReport({ ...FAILED, log: `later\n${DENIAL.replace(':42)', ':43)')}` }, ALEX),
      );
      expect(again).toEqual({ report: first, duplicateOf: first.id });
      await value(decide(first.id, { action: 'withdraw' }, ALEX));
      expect((await submit({ ...FAILED, log: DENIAL })).id).not.toBe(first.id);
    });

    it('counts different people who say the same, and publishes nothing by that', async () => {
      const first = await submit(WORKED);
      await submit({ ...WORKED, note: 'Again.' });
      const other = await submit(WORKED, BO);
      await submit(
        {
          ...WORKED,
          subject: { ...WORKED.subject, environment: { ...WORKED.subject.environment, kernel: '6.8.0-45-generic' } },
        },
        ANYBODY,
      );
      await submit(FAILED, { ...ANYBODY, address: 'a2' });
      expect(await value(opened.community.getReport(first.id, ALEX))).toMatchObject({
        confirmations: 3,
        state: 'queued',
      });
      await value(decide(other.id, { action: 'reject', reason: 'Not so.' }));
      expect(await value(opened.community.getReport(first.id, ALEX))).toMatchObject({ confirmations: 2 });
      expect(await value(opened.community.acceptedStatements())).toEqual([]);
    });

    it('makes a statement of what a maintainer accepts, at once and in every process', async () => {
      const other = await openCommunity(place);
      const environment = {
        ...WORKED.subject.environment,
        revision: '8151',
        distribution: { id: 'ubuntu', version: '24.04' },
      };
      const { id } = await submit({ ...WORKED, subject: { ...WORKED.subject, environment } });
      expect(await value(other.community.acceptedStatements())).toEqual([]);
      await value(
        decide(id, { action: 'accept', status: 'works-with-notes', says: 'Give it a range.', maturity: 'reviewed' }),
      );
      const statement = {
        id,
        addon: 'core/metallb',
        basis: 'report',
        status: 'works-with-notes',
        maturity: 'reviewed',
        says: 'Give it a range.',
        where: { tracks: { since: '1.32', until: '1.33' }, confinement: 'strict', architectures: ['amd64'] },
        needs: { interfaces: [], host: [] },
        issues: [],
        evidence: [{ report: id, date: '2026-03-01', revision: '8151', ran: WORKED.ran, note: 'ubuntu 24.04' }],
        confirmations: 1,
      };
      expect(await value(other.community.acceptedStatements())).toEqual([statement]);
      await submit({ ...WORKED, subject: { ...WORKED.subject, environment } }, BO);
      expect(await value(other.community.acceptedStatements())).toEqual([{ ...statement, confirmations: 2 }]);
      await value(decide(id, { action: 'withdraw', reason: 'It was another release.' }, ALEX));
      expect(await value(other.community.acceptedStatements())).toEqual([]);
      await other.store.close();
    });

    it('accepts nothing that says nothing in words', async () => {
      const { note: _, ...silent } = WORKED;
      const { id } = await submit(silent);
      expect(await decide(id, { action: 'accept' })).toEqual({ ok: false, error: { code: 'says-missing' } });
      expect(await decide(id, { action: 'accept', says: '\u200b\u202e ' })).toMatchObject({
        error: { code: 'says-missing' },
      });
      expect((await value(opened.community.getReport(id, ALEX))).decisions).toEqual([]);
      await value(decide(id, { action: 'accept', says: 'It works.' }));
    });

    it('counts reports by their state', async () => {
      const none = { queued: 0, asked: 0, accepted: 0, merged: 0, rejected: 0, withdrawn: 0 };
      expect(await value(opened.community.countReports())).toEqual(none);
      const { id } = await submit(WORKED);
      await submit(FAILED);
      await submit(FAILED, BO);
      await value(decide(id, { action: 'accept' }));
      expect(await value(opened.community.countReports())).toEqual({ ...none, queued: 2, accepted: 1 });
    });

    it('asks, is answered, and tells all of it in the audit trail', async () => {
      const { id } = await submit(FAILED);
      await value(decide(id, { action: 'ask', reason: 'Which range?' }));
      opened.wait(1000);
      const answered = await value(decide(id, { action: 'answer', reason: '192.0.2.10-192.0.2.20' }, ALEX));
      expect(answered).toMatchObject({ state: 'queued' });
      expect(answered.decisions).toEqual([
        {
          at: '2026-03-01T12:00:00.000Z',
          by: 'token:kim',
          from: 'queued',
          to: 'asked',
          action: { action: 'ask', reason: 'Which range?' },
        },
        {
          at: '2026-03-01T12:00:01.000Z',
          by: 'token:alex',
          from: 'asked',
          to: 'queued',
          action: { action: 'answer', reason: 'IP_1-IP_2' },
        },
      ]);
    });

    it('merges what is about the same thing, and counts who said it', async () => {
      const into = await submit(WORKED);
      const elsewhere = { ...WORKED.subject, environment: { ...WORKED.subject.environment, track: '1.31' } };
      const other = await submit({ ...WORKED, subject: elsewhere }, BO);
      const failing = await submit(FAILED, BO);
      const wrong = { ok: false, error: { code: 'cannot-merge' } };
      expect(await decide(failing.id, { action: 'merge', into: into.id })).toMatchObject(wrong);
      expect(await decide(other.id, { action: 'merge', into: other.id })).toMatchObject(wrong);
      expect(await decide(other.id, { action: 'merge', into: 'rep-aaaaaaaaaaaaaaaa' })).toMatchObject(wrong);
      expect(await value(decide(other.id, { action: 'merge', into: into.id }))).toMatchObject({
        state: 'merged',
        mergedInto: into.id,
      });
      expect(await value(opened.community.getReport(into.id, ALEX))).toMatchObject({ confirmations: 2 });
      expect(await decide(into.id, { action: 'merge', into: other.id })).toMatchObject(wrong);
    });

    it('lets nobody do what is not theirs to do, or what the state does not allow', async () => {
      const { id } = await submit(WORKED);
      expect(await decide(id, { action: 'accept' }, ALEX)).toEqual({
        ok: false,
        error: { code: 'not-allowed', needs: 'maintainer' },
      });
      expect(await decide(id, { action: 'reject', reason: 'No.' }, ANYBODY)).toMatchObject({
        error: { code: 'not-allowed' },
      });
      expect(await decide(id, { action: 'withdraw' }, BO)).toEqual({
        ok: false,
        error: { code: 'not-allowed', needs: 'its reporter' },
      });
      expect(await decide(id, { action: 'answer', reason: 'x' }, ALEX)).toEqual({
        ok: false,
        error: { code: 'wrong-state', state: 'queued', action: 'answer' },
      });
      expect(await decide('rep-aaaaaaaaaaaaaaaa', { action: 'accept' })).toMatchObject({
        error: { code: 'unknown-report' },
      });
      const nobodys = await submit(WORKED, ANYBODY);
      expect(await decide(nobodys.id, { action: 'withdraw' }, ANYBODY)).toMatchObject({
        error: { code: 'not-allowed' },
      });
      await value(decide(id, { action: 'accept' }));
      expect(await decide(id, { action: 'accept' })).toMatchObject({
        error: { code: 'wrong-state', state: 'accepted' },
      });
      expect((await value(opened.community.getReport(id, ALEX))).decisions).toHaveLength(1);
    });

    it('lets one of those win who decide at the same time in several processes', async () => {
      const { id } = await submit(WORKED);
      const others = await Promise.all([1, 2, 3].map(() => openCommunity(place)));
      const answers = await Promise.all(
        [opened, ...others].map(({ community }, index) =>
          community.decideReport(
            id,
            index % 2 ? { action: 'accept' } : { action: 'reject', reason: 'No.' },
            MAINTAINER,
          ),
        ),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.filter((answer) => !answer.ok && answer.error.code === 'wrong-state')).toHaveLength(3);
      expect((await value(opened.community.getReport(id, MAINTAINER))).decisions).toHaveLength(1);
      await Promise.all(others.map(({ store }) => store.close()));
    });

    it('lists in pages, the newest first, to each what they may see', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 5; index++)
        ids.unshift((await submit({ ...WORKED, note: `${index}`, log: DENIAL })).id);
      const foreign = await submit({ ...FAILED, subject: { ...FAILED.subject, addon: 'istio' } }, BO);
      await value(decide(ids[3] ?? '', { action: 'accept' }));
      const list = async (query: object, by = MAINTAINER) => {
        const { reports, next } = await value(opened.community.listReports(query, by));
        return { ids: reports.map(({ id }) => id), next, logs: reports.filter(({ diagnosis }) => diagnosis).length };
      };
      expect(await list({})).toEqual({ ids: [foreign.id, ...ids], next: undefined, logs: 0 });
      const first = await list({ limit: 2 }, ALEX);
      expect(first).toMatchObject({ ids: ids.slice(0, 2), next: expect.any(String) });
      expect(await list({ limit: 3, cursor: first.next }, ALEX)).toMatchObject({ ids: ids.slice(2), next: undefined });
      expect(await list({}, BO)).toMatchObject({ ids: [foreign.id, ids[3]] });
      expect(await list({}, ANYBODY)).toMatchObject({ ids: [ids[3]] });
      expect(await list({ mine: true }, BO)).toMatchObject({ ids: [foreign.id] });
      expect(await list({ mine: true }, ANYBODY)).toMatchObject({ ids: [] });
      expect(await list({ state: 'accepted' })).toMatchObject({ ids: [ids[3]] });
      expect(await list({ addon: 'istio' })).toMatchObject({ ids: [foreign.id] });
      expect(await opened.community.getReport(foreign.id, ALEX)).toMatchObject({ error: { code: 'unknown-report' } });
      for (const cursor of ['', '0', '-1', "1' or 1=1", '1e9', '9'.repeat(30), '１']) {
        expect(await opened.community.listReports({ cursor }, ALEX)).toEqual({
          ok: false,
          error: { code: 'bad-cursor' },
        });
      }
    });

    it('tells what changed after a change, in order', async () => {
      const { id } = await submit(WORKED);
      await value(decide(id, { action: 'accept' }));
      const all = await value(opened.community.listChanges(0));
      expect(all).toMatchObject({
        knowledge: 'test',
        changes: [
          { report: id, state: 'queued' },
          { report: id, state: 'accepted' },
        ],
      });
      expect(await value(opened.community.listChanges(all.last))).toEqual({
        knowledge: 'test',
        changes: [],
        last: all.last,
      });
      expect((await value(opened.community.listChanges(all.last - 1))).changes).toHaveLength(1);
    });

    it('limits what comes from one identity, one address, and from all without a name, also across a restart', async () => {
      const pacing = {
        ...communityLimits,
        reports: {
          identity: { burst: 2, perDay: 24 },
          address: { burst: 3, perDay: 24 },
          anonymous: { burst: 4, perDay: 24 },
        },
      };
      const limited = await openCommunity(place, { limits: pacing });
      const send = (number: number, by = ALEX) => limited.community.submitReport({ ...WORKED, note: `${number}` }, by);
      await value(send(1));
      await value(send(2));
      const refused = { ok: false, error: { code: 'too-many', what: 'reports', retryAfterMs: DAY_MS / 24 } };
      expect(await send(3)).toEqual(refused);
      const again = await openCommunity(place, { limits: pacing });
      expect(await again.community.submitReport({ ...WORKED, note: '3' }, ALEX)).toEqual(refused);
      limited.wait(DAY_MS / 24);
      await value(send(3));
      for (let number = 4; number < 7; number++) await value(send(number, ANYBODY));
      expect(await send(7, ANYBODY)).toMatchObject({ error: { code: 'too-many' } });
      await value(send(7, { ...ANYBODY, address: 'a2' }));
      expect(await send(8, { ...ANYBODY, address: 'a3' })).toMatchObject({ error: { code: 'too-many' } });
      for (let number = 8; number < 20; number++) await value(send(number, MAINTAINER));
      await Promise.all([limited.store.close(), again.store.close()]);
    });

    it('shares a diagnosis redacted, deletes it for who has the secret, and drops it in time', async () => {
      const { community } = opened;
      const { id, secret, expiresAt } = await value(
        community.shareDiagnosis(diagnoseText(Buffer.from(DENIAL)), ANYBODY),
      );
      expect(expiresAt).toBe('2026-05-30T12:00:00.000Z');
      const shared = await value(community.getShared(id));
      expect(JSON.stringify(shared)).toContain('HOST_1');
      expect(JSON.stringify(shared)).not.toContain('host7');
      expect(await community.deleteShared(id, `${secret}x`)).toEqual({ ok: false, error: { code: 'wrong-secret' } });
      expect(await community.deleteShared('a'.repeat(26), secret)).toEqual({
        ok: false,
        error: { code: 'unknown-share' },
      });
      expect(await community.deleteShared(id, secret)).toEqual({ ok: true, value: null });
      expect(await community.getShared(id)).toEqual({ ok: false, error: { code: 'unknown-share' } });
      const late = await value(community.shareDiagnosis(diagnoseText(Buffer.from(DENIAL)), ANYBODY));
      opened.wait(90 * DAY_MS);
      expect(await community.getShared(late.id)).toMatchObject({ error: { code: 'unknown-share' } });
      expect(await community.deleteShared(late.id, late.secret)).toMatchObject({ error: { code: 'unknown-share' } });
      await opened.store.dropExpired(opened.now());
      expect(await opened.store.findShare(late.id, new Date(0))).toBeNull();
    });

    it('takes hostile text as text', async () => {
      const hostile = `'); drop table report; -- "\\\u0000\ud800\u202e\u200b%s\${x}`;
      const { id } = await submit({ ...WORKED, note: hostile, ran: hostile, log: `${hostile}\n${DENIAL}` });
      const kept = await value(opened.community.getReport(id, ALEX));
      expect(kept.note).toBe(`'); drop table report; -- "\\%s\${x}`);
      expect(kept.diagnosis?.findings).toHaveLength(1);
      for (const text of [hostile, "rep-' or '1'='1", '']) {
        expect(await opened.community.getReport(text, MAINTAINER)).toMatchObject({ error: { code: 'unknown-report' } });
        expect(await opened.community.getShared(text)).toMatchObject({ error: { code: 'unknown-share' } });
        expect(await opened.community.deleteShared(text, hostile)).toMatchObject({ error: { code: 'unknown-share' } });
        expect(await opened.community.listReports({ addon: text }, ALEX)).toMatchObject({
          error: { code: 'unknown-addon' },
        });
      }
    });

    it('refuses a report with a field that has not the form it must have, and keeps nothing of it', async () => {
      const environment = (parts: object) => ({
        subject: { ...WORKED.subject, environment: { ...WORKED.subject.environment, ...parts } },
      });
      const wrong: Readonly<Record<string, object>> = {
        note: { note: 'x'.repeat(2001) },
        ran: { ran: 'x'.repeat(501) },
        log: { log: 'x'.repeat(limits.bodyBytes + 1) },
        'subject.addon': { subject: { ...WORKED.subject, addon: 'x'.repeat(501) } },
        'subject.environment.track': environment({ track: "1.32' --" }),
        'subject.environment.kernel': environment({ kernel: '6.8\u202e' }),
        'subject.environment.distribution.id': environment({ distribution: { id: 'ubunt\u1d1c' } }),
      };
      for (const [field, parts] of Object.entries(wrong)) {
        const answer = await opened.community.submitReport({ ...WORKED, ...parts }, ALEX);
        expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-fields', errors: [{ field }] } });
        // What was given is not given back.
        expect(JSON.stringify(answer).length).toBeLessThan(400);
      }
      expect(await opened.store.lastChange()).toBe(0);
    });

    it('refuses decisions without the reason that they need', async () => {
      const { id } = await submit(WORKED);
      expect(await decide(id, { action: 'reject', reason: '\u202e\u200b' })).toMatchObject({
        error: { code: 'invalid-fields', errors: [{ field: 'reason' }] },
      });
      expect(await decide(id, { action: 'ask', reason: 'x'.repeat(2001) })).toMatchObject({
        error: { code: 'invalid-fields' },
      });
      expect((await value(opened.community.getReport(id, ALEX))).state).toBe('queued');
    });

    it('keeps every report of people who report at the same time', async () => {
      const others = await Promise.all([1, 2].map(() => openCommunity(place)));
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, index) => {
          const { community } = [opened, ...others][index % 3] ?? opened;
          return community.submitReport({ ...WORKED, note: `${index % 20}` }, MAINTAINER);
        }),
      );
      expect(answers.filter((answer) => answer.ok && answer.value.duplicateOf === undefined)).toHaveLength(20);
      expect((await opened.store.changesSince(0, 100)).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
      await Promise.all(others.map(({ store }) => store.close()));
    });
  });
}
