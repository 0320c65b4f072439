import { get } from 'node:http';
import { apiBundle } from './bundles.mjs';
import { startChild } from './child.mjs';
import { Complaint, runMain } from './complaint.mjs';
import { prepare } from './prepare.mjs';
import { sampleCommand } from './sample-denial.mjs';
import { freeAddress } from './server-address.mjs';

const startLimitMs = 30_000;

await runMain(async () => {
  endWithNpm();
  const address = await freeAddress(process.env.HOST || '127.0.0.1', process.env.PORT || '8420');
  await prepare();
  process.env.HOST = address.host;
  process.env.PORT = String(address.port);
  const watcher = new URL('./end-with-parent.mjs', import.meta.url).href;
  const server = startChild('node', ['--import', watcher, apiBundle.file], ['ignore', 'inherit', 'inherit', 'ipc']);
  const ended = server.ended.then(({ code, stopped }) => (stopped ? 0 : code));
  const early = await Promise.race([ended, answers(`${address.url}/healthz`)]);
  if (early !== undefined) return early;
  process.stdout.write(`\nwhyblocked listens on ${address.url}\nTry it:\n\n${sampleCommand(address.url)}\n\n`);
  return ended;
});

/** npm passes SIGINT and SIGTERM on, but when it is killed outright nobody tells us. */
function endWithNpm() {
  const npm = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  setInterval(() => process.ppid !== npm && process.kill(process.pid, 'SIGTERM'), 500).unref();
}

/**
 * @param {string} url
 * @returns {Promise<undefined>} when the server says that it is well
 */
async function answers(url) {
  const limit = Date.now() + startLimitMs;
  while (!(await isWell(url))) {
    if (Date.now() > limit) throw new Complaint(`The server did not answer at ${url} within ${startLimitMs / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * @param {string} url
 * @returns {Promise<boolean>}
 */
function isWell(url) {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 1000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}
