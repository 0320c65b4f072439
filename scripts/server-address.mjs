import { createServer } from 'node:net';
import { Complaint } from './complaint.mjs';

/** @typedef {{ host: string, port: number, url: string }} ServerAddress `url` is one that this machine can open */

/**
 * Finds out, before anything is started, whether the server will be able to listen where it is asked to.
 *
 * @param {string} host
 * @param {string} portText decimal; "0" takes any free port
 * @returns {Promise<ServerAddress>}
 */
export async function freeAddress(host, portText) {
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(port <= 65535)) throw new Complaint(`PORT has to be a number from 0 to 65535, and it is "${portText}".`);
  const found = await tryListening(host, port);
  return { host, port: found, url: `http://${urlHost(host)}:${found}` };
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>} the port that was free
 */
function tryListening(host, port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      reject(new Complaint(listenComplaint(/** @type {NodeJS.ErrnoException} */ (error).code ?? '', host, port)));
    });
    probe.listen({ host, port }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

/**
 * @param {string} code of the system
 * @param {string} host
 * @param {number} port
 * @returns {string} one sentence
 */
function listenComplaint(code, host, port) {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use; stop what uses it, or choose another with PORT=….`;
  if (code === 'EACCES')
    return `Port ${port} on ${host} needs more rights than you have; choose one above 1023 with PORT=….`;
  return `This machine cannot listen on HOST=${host} (${code}); 127.0.0.1 works everywhere.`;
}

/**
 * @param {string} host
 * @returns {string} as it stands in a URL; an address that means "all of them" becomes one of this machine
 */
function urlHost(host) {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
