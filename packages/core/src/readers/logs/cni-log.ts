import { ONE_LINE, type Reader } from '../reader.ts';
import { logTrouble } from './log-trouble.ts';
import { podIn } from './pod-in.ts';
import { reasonIn } from './reason-in.ts';

const HEADS =
  /^(?:plugin type="[\w.-]{1,80}"(?: name="[^"]{1,80}")? failed \(add\): |networkPlugin cni failed |cni config uninitialized|cni plugin not initialized|no network config found in |[Ff]ailed to find plugin "|[Cc]ontainer runtime (?:network )?(?:is )?not ready|[Rr]untime network not ready|NetworkReady=false|(?:NetworkPluginNotReady|NetworkNotReady)\b|[Nn]etwork is not ready: |[Ff]ailed to set ?up (?:network for sandbox |sandbox container )|[Ff]ailed (?:to )?create pod sandbox: )/;

/** Messages of the networks of pods that stand alone, as people quote them; a log's own lines have its own form. */
export const cniLog: Reader = {
  form: 'cni-log',
  from: ['(journal of the kubelet or containerd)', '/var/log/calico'],
  triggers: [
    'failed (add)',
    'etworkPlugin cni failed',
    'cni config uninitialized',
    'cni plugin not initialized',
    'o network config found in ',
    'ailed to find plugin "',
    'NetworkReady=false',
    'NetworkPluginNotReady',
    ' pod sandbox: ',
  ],
  open(line, say) {
    const message = line.text.trim();
    if (!HEADS.test(message.slice(0, 240))) return null;
    say(
      logTrouble(line, {
        message,
        severity: 'error',
        reason: reasonIn(message),
        object: podIn(message),
      }),
      line,
    );
    return ONE_LINE;
  },
};
