import { statSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from './child.mjs';
import { Complaint } from './complaint.mjs';

const networkCodes = [
  'EAI_AGAIN',
  'ENOTFOUND',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
];

/**
 * Whether what npm installed is at least as new as the lock file. npm writes its own list last, so an installation
 * that was interrupted counts as none.
 *
 * @param {string} folder that holds package-lock.json
 * @returns {boolean}
 */
export function isInstalled(folder) {
  const installed = statSync(join(folder, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  return installed !== undefined && installed.mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
}

/**
 * @param {string} stderr of npm
 * @returns {boolean} whether npm failed for want of a network
 */
export function isNetworkFailure(stderr) {
  return networkCodes.some((code) => stderr.includes(code));
}

/**
 * Installs exactly what the lock file says, when that is not there yet.
 *
 * @param {string} folder
 * @returns {Promise<void>}
 */
export async function installWhenMissing(folder) {
  if (isInstalled(folder)) return;
  process.stdout.write('Installing the npm packages (npm ci) …\n');
  // The kinds are named because NODE_ENV=production or the user's npmrc may leave out those we build and test with.
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error'];
  const { code, stopped, stderr } = await startChild('npm', args, ['ignore', 'inherit', 'pipe']).ended;
  if (stopped) process.exit(130);
  if (code === 0) return;
  if (isNetworkFailure(stderr)) {
    throw new Complaint(
      'The npm registry could not be reached; check the network (or the proxy npm is told to use) and try again.',
    );
  }
  process.stderr.write(stderr);
  throw new Complaint('npm ci failed for the reason above, and without the packages nothing else can be done.');
}
