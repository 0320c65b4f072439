import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout, absolute, without a slash at its end. */
export const checkout = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * The environment for children: the pinned Node and the tools come first on the PATH.
 *
 * The Node that runs a script may be older than the one the packages need, so children are started by name and
 * found here, never by the path of the running Node.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment() {
  const bin = join(checkout, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
}
