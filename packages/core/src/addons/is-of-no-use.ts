import type { DiagnosedAddon } from '@whyblocked/contract';
import { isRefusal } from './derived-status.ts';

const ENABLING_COMMUNITY = /^(?:sudo )?microk8s enable community$/;

/**
 * Whether a command cannot help, by what is known of the addons that were not found: MicroK8s itself gives the hint to enable the
 * community repository also for addons of core, and for those that it does not offer there.
 */
export function isOfNoUse(argv: readonly string[], addons: readonly DiagnosedAddon[]): boolean {
  if (!ENABLING_COMMUNITY.test(argv.join(' '))) return false;
  const missing = addons.filter(({ why }) => why === 'not-found');
  return (
    missing.length > 0 &&
    missing.every(({ addon, derived }) => addon.startsWith('core/') || (derived !== undefined && isRefusal(derived)))
  );
}
