import type { Reader } from '../reader.ts';
import { logTrouble } from './log-trouble.ts';
import { podIn } from './pod-in.ts';
import { QuotedMessage } from './quoted-message.ts';
import { reasonIn } from './reason-in.ts';

/** What kubelet, scheduler and the controllers of volumes say, from the message's first word on. */
const HEADS =
  /^(?:(?:Error|error|Message): )?(?:[Ff]ailed to pull image "|[Ff]ailed to pull and unpack image "|[Ff]ailed to get sandbox image "|(?:ErrImagePull|ImagePullBackOff|ErrImageNeverPull|InvalidImageName|Create(?:Container|PodSandbox)(?:Config)?Error|RunContainerError): |[Bb]ack-off (?:pulling image "|\w{1,12} restarting failed |restarting failed )|container has runAsNonRoot and |container's runAsUser breaks |failed to generate (?:security options|seccomp|apparmor|container|spec)|couldn't find key |[Cc]annot enforce AppArmor|apparmor profile not found |failed to (?:prepare|create) subPath |(?:Mount|Attach|Unmount|Detach)Volume\.\w{2,20} failed for volume "|Unable to attach or mount volumes: |Multi-Attach error for volume "|hostPath type check failed: |\d{1,5}\/\d{1,5} nodes are available:(?: |$)|[Ff]ailed to mount )/;

/** A cluster's message that stands alone, as people quote it from an event or a dashboard. */
export const clusterMessage: Reader = {
  form: 'cluster-message',
  from: ['(a message quoted from an event or a dashboard)'],
  triggers: [
    'ailed to pull ',
    'ErrImage',
    'ImagePullBackOff',
    'InvalidImageName',
    'ContainerConfigError',
    'RunContainerError',
    'ack-off ',
    'runAsNonRoot',
    "couldn't find key ",
    'failed to generate ',
    'nforce AppArmor',
    'Volume.SetUp failed',
    'Volume.MountDevice failed',
    'AttachVolume.',
    'Unable to attach or mount volumes',
    'Multi-Attach error',
    'hostPath type check failed',
    'nodes are available:',
    'failed to mount ',
    'get sandbox image "',
  ],
  open(line, say) {
    if (!HEADS.test(line.text.trimStart().slice(0, 200))) return null;
    return new QuotedMessage(line, (message) => {
      say(logTrouble(line, { message, severity: 'error', reason: reasonIn(message), object: podIn(message) }), line);
    });
  },
};
