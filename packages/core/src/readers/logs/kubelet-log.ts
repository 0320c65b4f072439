import type { Line } from '../../decode/line.ts';
import type { TroubledObject } from '../../evidence/trouble.ts';
import { containerOfKlog } from '../containers/container-ids.ts';
import { ONE_LINE, type Reader, type Say, type Section } from '../reader.ts';
import { aggregatedErrors } from './aggregated-errors.ts';
import { FoldedValue, foldsHere } from './folded-value.ts';
import { type KlogLine, klogLine } from './klog-line.ts';
import { logTrouble } from './log-trouble.ts';
import { MountOutput, mountFailsHere } from './mount-output.ts';
import { containerIn, podIn } from './pod-in.ts';
import { reasonIn } from './reason-in.ts';
import { tells } from './telling-words.ts';

/** What klog's lines hold when they matter; structured ones have the key, of the older ones these are the words. */
export const klogTriggers: readonly string[] = [
  '" err="',
  '" err=<',
  'NetworkReady=false',
  'Error syncing pod',
  'MountVolume.',
  'AttachVolume.',
  'run Kubelet: ',
  'daemon.go:',
  'Eviction manager: ',
  "Couldn't get configMap ",
  "Couldn't get secret ",
  'is forbidden: ',
  'alling webhook',
  'too many open files',
];

/** In a container the program is the first process, on a node it never is. */
const FIRST_PROCESS = 1;

/** Files of the kubelet, which in MicroK8s is a part of kubelite, by the beginning of their names. */
const KUBELET_FILES =
  /^(?:pod_workers|kubelet|kuberuntime_|remote_(?:runtime|image)|eviction_manager|container_manager|prober|cri_stats_provider|status_manager|cadvisor|qos_container|configmap\.go|secret\.go)/;

/** The kubelet and the other components of Kubernetes on a node: kubelite, or each alone. */
export const kubeletLog: Reader = {
  form: 'kubelet-log',
  from: [
    'snap logs microk8s.daemon-kubelite',
    'journalctl -u snap.microk8s.daemon-kubelite',
    'journalctl -u kubelet',
    'inspection-report/*/journal.log',
  ],
  triggers: klogTriggers,
  open: (line, say) => {
    const klog = klogLine(line.text);
    return klog === null || klog.pid === FIRST_PROCESS ? null : openKlog(line, klog, say);
  },
};

/** Opens a line of klog wherever it comes from; null when it tells of no trouble. */
export function openKlog(line: Line, klog: KlogLine, say: Say): Section | null {
  if (klog.level === 'I') return null;
  if (foldsHere(line.text)) {
    return new FoldedValue(line.text, (whole) => {
      const read = klogLine(whole);
      if (read) tellKlog(line, read, say);
    });
  }
  if (mountFailsHere(klog.message)) {
    return new MountOutput((output) => tellKlog(line, { ...klog, message: `${klog.message} ${output}` }, say));
  }
  return tellKlog(line, klog, say) ? ONE_LINE : null;
}

function tellKlog(line: Line, klog: KlogLine, say: Say): boolean {
  const { values } = klog;
  const error = values.get('err') || values.get('error') || undefined;
  const pod = podOf(klog);
  if (!matters(klog, pod !== undefined, error)) return false;
  for (const each of error === undefined ? [undefined] : aggregatedErrors(error)) {
    const message = messageOf(klog, each);
    const container = values.get('containerName') ?? containerIn(message);
    const object = pod ?? podIn(message);
    say(
      logTrouble(line, {
        message,
        severity: klog.level === 'W' ? 'warning' : 'error',
        reason: reasonIn(message),
        object: object && (container === undefined ? object : { ...object, container }),
        node: values.get('node') ?? values.get('nodeName'),
        from: klog.pid !== FIRST_PROCESS && KUBELET_FILES.test(klog.file) ? 'kubelet' : undefined,
        time: klog.time,
      }),
      line,
    );
  }
  const named = containerOfKlog(klog, line);
  if (named) say(named, line);
  return true;
}

/** Errors that name their pod, or a reason of Kubernetes, matter whatever else they say. */
function matters({ level, message, tail }: KlogLine, ofPod: boolean, error: string | undefined): boolean {
  if (level === 'F') return true;
  const says = error !== undefined || tail === '';
  if (level === 'E' && ((ofPod && says) || reasonIn(error ?? message) !== undefined)) return true;
  return tells(`${message} ${tail}`);
}

/** The message and the error that it wraps, as the older lines had them: with a colon between. */
function messageOf({ message, values, tail }: KlogLine, error: string | undefined): string {
  const wrapped = error ?? values.get('networkReady');
  if (wrapped !== undefined) return `${message.replace(/[:\s]{1,3}$/, '')}: ${wrapped}`;
  return tail === '' ? message : `${message} ${tail}`;
}

function podOf({ message, values }: KlogLine): TroubledObject | undefined {
  const [namespace = '', name, more] = (values.get('pod') ?? '').split('/', 3);
  if (name && more === undefined) return { kind: 'Pod', name, namespace };
  return podIn(message);
}
