import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { checkout, childEnvironment } from './checkout.mjs';
import { Complaint } from './complaint.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ code: number, stopped: boolean, stderr: string }} Ended `stopped`: somebody asked us to end. */

/** @type {Set<ChildProcess>} */
const children = new Set();
let stopped = false;
let stoppedAt = 0;

/** Ctrl-C reaches us twice, from the terminal and from npm: a signal so soon after the first is no second request. */
const repeatMs = 500;

/** @param {NodeJS.Signals} signal */
function stop(signal) {
  if (children.size === 0) process.exit(128 + constants.signals[signal]);
  if (stopped && Date.now() - stoppedAt < repeatMs) return;
  // The terminal sends Ctrl-C to the children too, and SIGTERM after it does no harm. Asked once more, we stop being
  // polite.
  for (const child of children) child.kill(stopped ? 'SIGKILL' : 'SIGTERM');
  stopped = true;
  stoppedAt = Date.now();
}

function listenForSignals() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    if (!process.listeners(signal).includes(stop)) process.on(signal, stop);
  }
}

/**
 * Starts a command in the checkout; the signals that end us end it first, so that none is left behind.
 *
 * @param {string} command a name, looked up on the children's PATH
 * @param {readonly string[]} args
 * @param {import('node:child_process').StdioOptions} [stdio]
 * @returns {{ child: ChildProcess, ended: Promise<Ended> }} `ended` rejects with a complaint when there is no such command
 */
export function startChild(command, args, stdio = 'inherit') {
  listenForSignals();
  const child = spawn(command, args, { cwd: checkout, env: childEnvironment(), stdio });
  children.add(child);
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      children.delete(child);
      reject(
        new Complaint(
          `"${command}" could not be run (${/** @type {NodeJS.ErrnoException} */ (cause).code}); is it installed and on the PATH?`,
        ),
      );
    });
    child.once('close', (code, signal) => {
      children.delete(child);
      resolve({ code: code ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)], stopped, stderr });
    });
  });
  return { child, ended };
}

/**
 * Runs a command to its end with our own terminal.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function runChild(command, args) {
  const { code, stopped: asked } = await startChild(command, args).ended;
  if (asked) process.exit(code === 0 ? 130 : code);
  return code;
}
