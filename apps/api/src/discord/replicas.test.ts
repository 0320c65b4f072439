import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Discord, denial, startDiscord, VERDICT } from '@whyblocked/discord-loopback';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type AnsweringApi, startAnswering } from './started-answering.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const CALLBACK = 'POST /interactions/:id/:token/callback';

let discord: Discord;
let state: string;
let one: AnsweringApi;
let other: AnsweringApi;
beforeAll(async () => {
  discord = await startDiscord();
  state = mkdtempSync(join(tmpdir(), 'whyblocked-replicas-'));
  const environment = {
    WHYBLOCKED_STATE_DIR: state,
    WHYBLOCKED_IDENTITY_KEY: 'made up for tests, thirty-two characters',
  };
  [one, other] = await Promise.all([startAnswering(discord, environment), startAnswering(discord, environment)]);
});
beforeEach(() => discord.http.deliverTo(one.endpoint, other.endpoint));
afterEach(() => discord.verify());
afterAll(async () => {
  await Promise.all([one?.stop(), other?.stop()]);
  await discord?.close();
  rmSync(state, { recursive: true, force: true });
});

it('two processes that get the same question answer it once', async () => {
  const alex = discord.server().member('alex');
  const before = discord.requestsTo(CALLBACK).length;
  const question = alex.runs('/why', { text: denial() });
  expect((await question.answer()).text).toContain(VERDICT);
  const { id } = question.interaction;
  const told = await Promise.all([one.told(id), other.told(id)]);
  expect(told.map(({ outcome }) => outcome).sort()).toEqual(['answered', 'not-sent']);
  expect(
    discord
      .requestsTo(CALLBACK)
      .slice(before)
      .map(({ status }) => status)
      .sort(),
  ).toEqual([204, 400]);
  expect(alex.sees()).toHaveLength(1);
});

it('a form that both open opens once, and what is sent with it is one question', async () => {
  const alex = discord.server().member('alex');
  const question = await alex.submits(alex.runs('/why'), { text: denial() });
  expect((await question.answer()).text).toContain(VERDICT);
  await Promise.all([one, other].map((api) => api.told(question.interaction.id)));
  expect(alex.sees()).toHaveLength(1);
});

it('a report that both get is one report', async () => {
  const alex = discord.server().member('alex');
  const place = { track: '1.31', confinement: 'strict', architecture: 'arm64' };
  const form = alex.runs('/report', { addon: 'metallb', ...place });
  const question = await alex.submits(form, { outcome: 'worked', ran: 'microk8s enable metallb' });
  await question.answer();
  await Promise.all([one, other].map((api) => api.told(question.interaction.id)));
  const own = await alex.runs('/whyblocked reports').answer();
  expect(own.text.match(/rep-\w+/g)).toHaveLength(1);
});

it('buttons and settings of one are known to the other', async () => {
  const mod = discord.server().member('mod', { isModerator: true });
  discord.http.deliverTo(one.endpoint);
  const answer = await mod.runs('/why', { text: denial() }).answer();
  const settings = await mod.runs('/whyblocked settings').answer();
  discord.http.deliverTo(other.endpoint);
  expect((await mod.clicks('Details', answer).answer()).text).toContain(VERDICT);
  const changed = await mod.clicks('Answer privately', settings).answer();
  discord.http.deliverTo(one.endpoint);
  expect((await mod.runs('/why', { text: denial(2) }).answer()).isPrivate).toBe(true);
  await mod.clicks('Switch off', changed).answer();
  discord.http.deliverTo(other.endpoint);
  expect((await mod.runs('/why', { text: denial(3) }).answer()).text).not.toContain(VERDICT);
  expect((await mod.runs('/whyblocked settings').answer()).buttons).toContain('Answer publicly');
});
