import type { Line } from '../../decode/line.ts';
import type { ContainerFact } from '../../evidence/fact.ts';
import { type KlogLine, klogLine } from '../logs/klog-line.ts';
import { containerIn, podIn } from '../logs/pod-in.ts';
import { structuredLine } from '../logs/structured-line.ts';
import { ONE_LINE, type Reader } from '../reader.ts';
import { containerFact } from '../shape/container-fact.ts';
import { UID } from '../shape/name-patterns.ts';

/** "&{ID:… Type:… Data:…}" until Kubernetes 1.26, JSON since; the data is a container or a sandbox. */
const EVENT = new RegExp(
  String.raw`\bevent=&?\{"?ID"?:"?(${UID})"?[ ,]"?Type"?:"?(\w{3,40})"?[ ,]"?Data"?:"?([0-9a-f]{12,64})\b`,
);
const SANDBOX = /^RunPodSandbox for .{1,1000} returns sandbox id "([0-9a-f]{12,64})"/;
const CONTAINER =
  /^CreateContainer within sandbox "([0-9a-f]{12,64})" for .{1,1000} returns container id "([0-9a-f]{12,64})"/;

/** Lines in which kubelet and containerd tell that all is well, and which container is of which pod. */
export const containerIds: Reader = {
  form: 'container-ids',
  from: ['(journal of containerd or the kubelet)'],
  triggers: ['SyncLoop (PLEG)', ' containerID="', 'returns sandbox id', 'returns container id'],
  open(line, say) {
    const klog = klogLine(line.text);
    const fact = klog ? containerOfKlog(klog, line) : containerOfRuntime(line);
    if (fact === null) return null;
    say(fact, line);
    return ONE_LINE;
  },
};

/** The container that a line of the kubelet names together with its pod. */
export function containerOfKlog({ values, tail }: KlogLine, { carried }: Line): ContainerFact | null {
  const [namespace, pod, more] = (values.get('pod') ?? '').split('/', 3);
  if (!pod || more !== undefined) return null;
  const [, podUid, type, id] = EVENT.exec(tail.slice(0, 2_000)) ?? [];
  if (id !== undefined) {
    return containerFact({ id, podUid, pod, namespace, ended: type === 'ContainerDied' ? carried.time : undefined });
  }
  return containerFact({
    id: values.get('containerID'),
    podUid: values.get('podUID'),
    pod,
    namespace,
    container: values.get('containerName'),
  });
}

function containerOfRuntime({ text }: Line): ContainerFact | null {
  const message = structuredLine(text)?.message.slice(0, 2_000);
  if (message === undefined) return null;
  const sandbox = SANDBOX.exec(message)?.[1];
  if (sandbox !== undefined) {
    const pod = podIn(message);
    return containerFact({ id: sandbox, podUid: uidIn(message), pod: pod?.name, namespace: pod?.namespace });
  }
  const [, within, id] = CONTAINER.exec(message) ?? [];
  return containerFact({ id, sandbox: within, container: containerIn(message) });
}

const UID_TOLD = new RegExp(String.raw`\b[Uu]id:"?(${UID})\b`);

/** Of "Uid:5d0c…" and, since containerd 2.1, of `uid:"5d0c…"`. */
function uidIn(message: string): string | undefined {
  return UID_TOLD.exec(message)?.[1];
}
