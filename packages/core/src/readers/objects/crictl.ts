import type { Line } from '../../decode/line.ts';
import type { Reader, Say } from '../reader.ts';
import { containerFact } from '../shape/container-fact.ts';
import { statusTrouble } from './condition-trouble.ts';

const ID = '[0-9a-f]{12,64}';
const NAME = '[a-z0-9][-a-z0-9.]{0,252}';
/** "2 hours ago", "About a minute ago", "Less than a second ago" */
const CREATED = String.raw`(?:\d{1,4}|About an?|Less than a) [a-z]{3,8} ago`;
const HEADER = /^\s{0,8}(?:CONTAINER(?: ID)?\s{1,80}IMAGE|POD ID)\s{1,80}CREATED\s{1,40}STATE\s/;
const CONTAINER = new RegExp(
  `^\\s{0,8}(${ID})\\s{1,80}\\S{1,300}\\s{1,80}${CREATED}\\s{1,40}(?:CONTAINER_)?(Running|Exited|Created|Unknown|RUNNING|EXITED|CREATED|UNKNOWN)\\s{1,40}(${NAME})\\s{1,80}(\\d{1,7})(?:\\s{1,40}(${ID}))?(?:\\s{1,40}(${NAME}))?(?:\\s{1,80}(${NAME}))?\\s*$`,
);
const POD = new RegExp(
  `^\\s{0,8}(${ID})\\s{1,80}${CREATED}\\s{1,40}(Ready|NotReady)\\s{1,40}(${NAME})\\s{1,80}(${NAME})\\s{1,80}\\d{1,7}(?:\\s{1,40}\\S{1,80})?\\s*$`,
);

/** Tables of `crictl ps` and `crictl pods`. */
export const crictl: Reader = {
  form: 'crictl',
  from: ['crictl ps', 'crictl pods'],
  triggers: ['POD ID ', 'ATTEMPT', 'Exited  ', 'NotReady  '],
  open: (line, say) => {
    if (!HEADER.test(line.text.slice(0, 400)) && !acceptRow(line, say)) return null;
    return { accept: (next) => acceptRow(next, say), close: () => undefined };
  },
};

function acceptRow(line: Line, say: Say): boolean {
  const text = line.text.slice(0, 2000);
  const container = CONTAINER.exec(text);
  if (container) {
    const [, id, written = '', name = '', attempt = '0', sandbox, pod, namespace] = container;
    // Older releases print the words of the interface: "CONTAINER_EXITED".
    const state = `${written.charAt(0)}${written.slice(1).toLowerCase()}`;
    const of = { name: pod ?? '', ...(namespace !== undefined && { namespace }) };
    // Containers of jobs and those before the present one have ended too: it is a state to know, no more.
    if (state === 'Exited' || state === 'Unknown') {
      const said = { reason: state, message: state, count: Math.max(1, Number(attempt)) };
      say(
        { ...statusTrouble(said, { kind: 'Pod', ...of, container: name }, undefined, 'row'), severity: 'normal' },
        line,
      );
    }
    if (pod !== undefined) say({ kind: 'fact', about: 'pod', ...of, containers: [name] }, line);
    const fact = containerFact({ id, pod, namespace, container: name, sandbox });
    if (fact) say(fact, line);
    return true;
  }
  const [, id, state, name, namespace] = POD.exec(text) ?? [];
  if (state === undefined || name === undefined) return false;
  const of = { name, ...(namespace !== undefined && { namespace }) };
  if (state === 'NotReady')
    say(statusTrouble({ reason: state, message: state }, { kind: 'Pod', ...of }, undefined, 'row'), line);
  say({ kind: 'fact', about: 'pod', ...of, containers: [], status: state }, line);
  const sandbox = containerFact({ id, pod: name, namespace });
  if (sandbox) say(sandbox, line);
  return true;
}
