import { readStamp } from '@whyblocked/confinement';
import { beginsForm } from '../begins/line-begin.ts';
import type { TakenOff } from './taken-off.ts';

const REACH = 420;
/** A file of /var/log/pods, which the container runtime writes: stamp, stream, full or partial line. */
const criLine =
  /^\s{0,40}(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) (?:stdout|stderr) [FP](?:$| )/;
/** `kubectl logs --timestamps`, `docker logs -t`: programs themselves seldom write more than microseconds. */
const runtimeStamp = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7,9}(?:Z|[+-]\d\d:\d\d)) /;
/** `kubectl logs --prefix` */
const prefixed = /^\[pod\/[a-z0-9][a-z0-9.-]{0,252}\/([a-z0-9][a-z0-9-]{0,62})\](?: |$)/;
/** `docker compose logs` */
const composed = /^([A-Za-z0-9][\w.-]{0,62}[-_]\d{1,4}) {1,40}\|(?: |$)/;
/** What a Deployment, DaemonSet or StatefulSet calls its pods, as far as an end can tell. */
const POD = String.raw`[a-z0-9][a-z0-9.-]{0,200}-(?:[a-z0-9]{5}|\d{1,4})`;
/** stern: "POD CONTAINER message"; kubetail: "[POD CONTAINER] message" or "[POD] message". */
const followed = new RegExp(
  String.raw`^(?:${POD} ([a-z0-9][a-z0-9-]{0,62})|\[${POD}(?: ([a-z0-9][a-z0-9-]{0,62}))?\]) `,
);

/** Takes off what container runtimes, kubectl, docker compose, stern and kubetail put before a line of a container; null when there is nothing. */
export function withoutContainerHead(text: string): TakenOff | null {
  const head = text.slice(0, REACH);
  const stamped = criLine.exec(head) ?? runtimeStamp.exec(head);
  if (stamped) {
    const time = readStamp(stamped[1] ?? '');
    return { text: text.slice(stamped[0].length), carried: time === undefined ? {} : { time } };
  }
  const named = prefixed.exec(head) ?? composedLine(head);
  if (named) return { text: text.slice(named[0].length), carried: named[1] === undefined ? {} : { program: named[1] } };
  const both = followed.exec(head);
  if (both === null || !beginsForm(head.slice(both[0].length))) return null;
  const program = both[1] ?? both[2];
  return { text: text.slice(both[0].length), carried: program === undefined ? {} : { program } };
}

/** A table drawn with bars has more than one. */
function composedLine(head: string): RegExpExecArray | null {
  const line = composed.exec(head);
  return line !== null && !head.includes(' | ', line[0].length - 1) ? line : null;
}
