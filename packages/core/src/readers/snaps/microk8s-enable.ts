import type { Line } from '../../decode/line.ts';
import { ONE_LINE, type Reader, type Say } from '../reader.ts';
import { oneLine } from '../shape/one-line.ts';
import { commandAfterPrompt } from '../shape/prompt.ts';
import { ofSnap, snapTrouble } from './snap-trouble.ts';

/** What MicroK8s' commands answer when they refuse, wherever on its line it begins. */
const REFUSALS: readonly (readonly [reason: string, words: RegExp])[] = [
  ['NotFound', /Addon [\w./-]{1,100} was not found in any repository/],
  ['NotFound', /Addon [\w.-]{1,60}\/[\w.-]{1,60} not found\b/],
  ['Ambiguous', /Addon [\w./-]{1,100} exists in more than repository/],
  ['Invalid', /Invalid addon name \S{1,100}/],
  ['Disconnected', /You must connect [a-z0-9 -]{1,800} before proceeding/],
  ['Permission', /Insufficient permissions to access MicroK8s/],
  ['Permission', /Elevated permissions (?:is|are) needed for this (?:operation|command)/],
  ['Node', /This MicroK8s deployment is acting as a node in a cluster/],
];
/** The one addon whose script ends with other words than "is enabled" (microk8s-core-addons: addons/cis-hardening/enable). */
const HARDENED = /(?:^|\s)CIS hardening configuration has been applied\b/;
const SWITCHED = /^Addon (?:([\w.-]{1,60})\/)?([a-z0-9][a-z0-9_.-]{0,60}) is already (enabled|disabled)\b/;

/** What `microk8s enable`, `disable` and other commands of it answer. */
export const microk8sEnable: Reader = {
  form: 'microk8s-enable',
  from: ['microk8s enable', 'microk8s disable'],
  triggers: [
    'was not found in any repository',
    'Addon core/',
    'Addon community/',
    'exists in more than repository',
    'Invalid addon name',
    'You must connect ',
    'Insufficient permissions to access MicroK8s',
    'Elevated permissions ',
    'This MicroK8s deployment is acting',
    'CIS hardening configuration has been applied',
    ' is already enabled',
    ' is already disabled',
  ],
  open(line, say) {
    const text = (commandAfterPrompt(line.text) ?? line.text).slice(0, 4_000);
    return saySwitched(text.trim(), line, say) || sayRefusal(text, line, say) ? ONE_LINE : null;
  },
};

function saySwitched(text: string, line: Line, say: Say): boolean {
  if (HARDENED.test(text)) {
    say({ kind: 'fact', about: 'addon', name: 'cis-hardening', enabled: true, repository: 'core' }, line);
    return true;
  }
  const found = SWITCHED.exec(text.slice(Math.max(text.indexOf('Addon '), 0)));
  if (found === null) return false;
  const [, repository, name = '', state] = found;
  const told = repository === undefined ? {} : { repository };
  say({ kind: 'fact', about: 'addon', name, enabled: state === 'enabled', ...told }, line);
  return true;
}

function sayRefusal(text: string, line: Line, say: Say): boolean {
  for (const [reason, words] of REFUSALS) {
    const found = words.exec(text);
    if (found === null) continue;
    const message = oneLine([found[0]]);
    say(snapTrouble({ source: 'command', reason, message, from: 'microk8s', ...ofSnap('microk8s') }), line);
    return true;
  }
  return false;
}
