import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it, vi } from 'vitest';

const bin = fileURLToPath(new URL('../bin/whyblocked.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'whyblocked-cli-community-'));

async function serve(env: Readonly<Record<string, string>>) {
  const child = spawn('node', [bin, 'serve', '--port', '0'], {
    env: { ...process.env, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const [line] = await once(createInterface(child.stdout), 'line');
  const stop = async (): Promise<void> => {
    child.kill();
    await closed;
  };
  return { url: String(line).replace('whyblocked is at ', ''), stop };
}

/** A pod of metallb fails, on 1.35, strict, s390x. */
const FAILING = `Name      Version  Rev   Tracking            Publisher    Notes
microk8s  v1.35.0  8612  1.35-strict/stable  canonical**  -
Linux host7 6.8.0-60-generic #63-Ubuntu SMP Tue Apr 15 19:04:15 UTC 2025 s390x s390x s390x GNU/Linux
NAMESPACE        NAME                          READY   STATUS             RESTARTS   AGE
metallb-system   controller-7ffc794778-pkb8j   0/1     CrashLoopBackOff   7          20m
`;

afterAll(() => rmSync(folder, { recursive: true }));
// Each test starts processes, which takes long where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

function whyblocked(args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') {
  const { DATABASE_URL: _, ...inherited } = process.env;
  return spawnSync('node', [bin, ...args], {
    input,
    encoding: 'utf8',
    env: { ...inherited, WHYBLOCKED_STATE_DIR: join(folder, 'state'), ...env },
  });
}

it('takes a report to a file by one decision, and not twice', () => {
  const where = ['--track', '1.32', '--confinement', 'strict', '--arch', 'amd64', '--distribution', 'ubuntu:24.04'];
  const said = ['--ran', 'microk8s enable metallb', '--note', 'It works, as alex@example.org says.', '--json'];
  const received = whyblocked(['report', '--addon', 'metallb', '--worked', ...where, ...said]);
  const { id, note } = JSON.parse(received.stdout).report;
  expect(note).toBe('It works, as MAIL_1 says.');
  expect(whyblocked(['reports']).stdout).toMatch(`${id}  20`);
  expect(whyblocked(['reports', 'accept', id, '--maturity', 'reviewed']).stdout).toBe(`${id} is accepted.\n`);
  expect(whyblocked(['reports', id]).stdout).toContain('local  accepted');
  const again = whyblocked(['reports', 'reject', id, '--reason', 'No.']);
  expect(again).toMatchObject({
    status: 2,
    stderr: 'whyblocked: It is accepted, and so cannot be changed by "reject".\n',
  });
  const data = join(folder, 'data');
  mkdirSync(data);
  expect(whyblocked(['data', 'export', '--data', data]).stdout).toBe(`Wrote statements/core/metallb/${id}.yaml\n`);
  expect(whyblocked(['data', 'export', '--data', data]).stdout).toBe('Nothing is to be exported.\n');
  expect(readdirSync(join(data, 'statements/core/metallb'))).toEqual([`${id}.yaml`]);
  const copy = join(folder, 'copy.db');
  expect(whyblocked(['backup', copy]).status).toBe(0);
  expect(whyblocked(['backup', copy])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('nothing is replaced'),
  });
});

it('answers with what was accepted, and without it where the database cannot be used', () => {
  const state = join(folder, 'answering');
  const run = (args: readonly string[], env = {}) => whyblocked(args, { WHYBLOCKED_STATE_DIR: state, ...env }, FAILING);
  const statements = () =>
    JSON.parse(run(['diagnose', '--format', 'json']).stdout).addons?.[0].statements.map(
      ({ id }: { id: string }) => id,
    ) ?? [];
  const before = statements();
  expect(existsSync(state)).toBe(false);
  const place = ['--track', '1.35', '--confinement', 'strict', '--arch', 's390x'];
  const said = ['--ran', 'microk8s enable metallb', '--note', 'It gives addresses out.', '--json'];
  const { id } = JSON.parse(run(['report', '--addon', 'metallb', '--worked', ...place, ...said]).stdout).report;
  expect(statements()).toEqual(before);
  run(['reports', 'accept', id]);
  expect(statements()).toEqual([...before, id]);
  expect(run(['addons', 'metallb', ...place]).stdout).toContain('It gives addresses out.');
  const away = { DATABASE_URL: 'postgres://kim:hunter2@127.0.0.1:1/x' };
  const alone = run(['diagnose', '--format', 'json'], away);
  expect(alone.stderr).toBe(
    'whyblocked: The database that DATABASE_URL names cannot be used (ECONNREFUSED). The answer is made without it.\n',
  );
  expect(JSON.parse(alone.stdout).schema).toBe('whyblocked/diagnosis@1');
});

it('sends a report to a server, as who has a token or as nobody', async () => {
  const env = { WHYBLOCKED_STATE_DIR: join(folder, 'server') };
  const tokenOf = (name: string) =>
    JSON.parse(whyblocked(['token', 'create', '--role', 'reporter', '--name', name, '--json'], env).stdout);
  const alex = tokenOf('alex');
  const gone = tokenOf('gone');
  whyblocked(['token', 'revoke', gone.id], env);
  const server = await serve(env);
  const place = ['--track', '1.35', '--confinement', 'strict', '--arch', 'arm64'];
  const to = ['--server', server.url];
  const report = (args: readonly string[], token = '') =>
    whyblocked(['report', ...args], { WHYBLOCKED_STATE_DIR: '/nonexistent', WHYBLOCKED_TOKEN: token });
  const worked = ['--addon', 'metallb', '--worked', ...place, '--note', 'It works, says alex@example.org.', ...to];
  const sent = report([...worked, '--json'], alex.token);
  expect(JSON.parse(sent.stdout).report).toMatchObject({ by: 'token:alex', note: 'It works, says MAIL_1.' });
  const [first, second] = [report(worked, alex.token), report(worked)];
  expect(first.stdout).toMatch(/^Already received, and queued as rep-[a-z2-7]{16}\.\n$/);
  expect(second.stdout).toMatch(/^Received, and queued as rep-[a-z2-7]{16}\.\n$/);

  const wrong = ['--addon', 'metalb', '--failed', ...place];
  const long = ['--answer', '--note', 'n'.repeat(2001)];
  for (const args of [wrong, long, ['--addon', 'metallb', '--failed', '--track', '1']]) {
    const here = whyblocked(['report', ...args], env);
    expect(here).toMatchObject({ status: 2, stderr: expect.stringMatching(/^whyblocked: .+\n$/) });
    expect(report([...args, ...to]).stderr).toBe(here.stderr);
  }
  expect(report(worked, gone.token).stderr).toMatch(/^whyblocked: The server refuses it: The token was revoked\. /);
  const mistyped = report(worked, 'hunter2 x');
  expect(mistyped).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('WHYBLOCKED_TOKEN holds something else'),
  });
  expect(mistyped.stderr).not.toContain('hunter2');
  for (const url of ['ftp://example.org', 'https://example.org/why', 'https://kim:hunter2@example.org']) {
    const refused = report([...worked.slice(0, -1), url]);
    expect(refused.stderr).toContain('A server is an address without a path');
  }
  await server.stop();
  expect(report(worked, alex.token)).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^whyblocked: No answer of whyblocked came from the server\. /),
  });
});

it('shows a token once', () => {
  const made = JSON.parse(whyblocked(['token', 'create', '--role', 'reporter', '--name', 'alex', '--json']).stdout);
  expect(made.token).toMatch(/^wb_[a-z2-7]{12}_[\w-]{43}$/);
  const list = whyblocked(['token', 'list', '--json']).stdout;
  expect(JSON.parse(list).tokens).toMatchObject([{ id: made.id, name: 'alex', role: 'reporter' }]);
  expect(list).not.toContain(made.token.slice(16));
  expect(whyblocked(['token', 'revoke', made.id]).status).toBe(0);
  expect(whyblocked(['token', 'list']).stdout).toContain('revoked');
  expect(whyblocked(['token', 'create', '--role', 'reporter', '--name', 'A b'])).toMatchObject({
    status: 2,
    stdout: '',
  });
});

it('says in one sentence what is wrong, and never where the database is', () => {
  const unreachable = { DATABASE_URL: 'postgres://kim:hunter2@127.0.0.1:1/x' };
  for (const args of [['token', 'list'], ['reports'], ['backup', join(folder, 'x.db')]]) {
    const { status, stdout, stderr } = whyblocked(args, unreachable);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^whyblocked: .*\n$/);
    expect(stderr).not.toMatch(/hunter2|kim|127\.0/);
  }
  writeFileSync(join(folder, 'no-folder'), '');
  expect(whyblocked(['reports'], { WHYBLOCKED_STATE_DIR: join(folder, 'no-folder') })).toMatchObject({ status: 2 });
  expect(
    whyblocked([
      'report',
      '--addon',
      'metalb',
      '--failed',
      '--track',
      '1.32',
      '--confinement',
      'strict',
      '--arch',
      'amd64',
    ]),
  ).toMatchObject({
    status: 2,
    stderr: 'whyblocked: No repository has an addon "metalb". Did you mean core/metallb?\n',
  });
});
