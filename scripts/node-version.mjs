import { startChild } from './child.mjs';
import { Complaint } from './complaint.mjs';

/** The oldest Node the packages run on, major and minor: better-sqlite3 crashes on older ones. */
export const neededNode = /** @type {const} */ ([22, 14]);

/**
 * @param {string} version as `process.versions.node` has it
 * @returns {boolean} whether the packages run on it
 */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1]);
}

/**
 * Complains unless the `node` that children get is new enough. npm brings one for Linux on x86-64 only; elsewhere the
 * machine's own has to do.
 *
 * @returns {Promise<void>}
 */
export async function requireNode() {
  const { child, ended } = startChild('node', ['-p', 'process.versions.node'], ['ignore', 'pipe', 'pipe']);
  let version = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    version += text;
  });
  const { code } = await ended;
  const advice = `install Node.js ${neededNode.join('.')} or newer and try again.`;
  if (code !== 0) throw new Complaint(`The Node.js on the PATH does not run here; ${advice}`);
  if (!isNodeNewEnough(version)) throw new Complaint(`Node.js ${version.trim()} is too old; ${advice}`);
}
