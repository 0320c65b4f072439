import { ONE_LINE, type Reader } from '../reader.ts';
import { logTrouble } from './log-trouble.ts';
import { podIn } from './pod-in.ts';
import { programOf } from './program-of.ts';
import { type StructuredLine, structuredLine } from './structured-line.ts';
import { tells } from './telling-words.ts';

/** What containerd's CRI plug-in says when a request of the kubelet failed. */
const REQUESTS =
  /^(?:RunPodSandbox for |CreateContainer within sandbox |StartContainer for |PullImage |ExecSync for |failed to (?:re)?load cni |Failed to (?:destroy network for|setup network for) sandbox )/;
/** Only containerd speaks so, whoever carried the line. */
const ITS_WORDS =
  /^(?:RunPodSandbox|CreateContainer|StartContainer|StopPodSandbox|PullImage|ExecSync|ContainerStatus|failed to (?:re)?load cni|Failed to (?:destroy|setup) network|containerd: )|\bCRI\b|\bcontainerd\b/;

/** containerd, in logfmt or JSON: what it could not do for the kubelet, and why. */
export const containerdLog: Reader = {
  form: 'containerd-log',
  from: [
    'snap logs microk8s.daemon-containerd',
    'journalctl -u snap.microk8s.daemon-containerd',
    'inspection-report/*/journal.log',
  ],
  triggers: ['level=error', 'level=fatal', 'level=warning', ':"error"', ':"fatal"'],
  open(line, say) {
    const told = structuredLine(line.text);
    if (told === null || told.level === 'lower') return null;
    const program = programOf(line.carried);
    if (program === undefined ? !ITS_WORDS.test(told.message) : program !== 'containerd') return null;
    const message = told.error === undefined ? told.message : `${told.message}: ${told.error}`;
    if (!matters(told, message)) return null;
    say(
      logTrouble(line, {
        message,
        severity: told.level === 'warning' ? 'warning' : 'error',
        object: podIn(message),
        from: 'containerd',
        time: told.time,
      }),
      line,
    );
    return ONE_LINE;
  },
};

function matters({ level, message }: StructuredLine, all: string): boolean {
  return level === 'fatal' || (level === 'error' && REQUESTS.test(message)) || tells(all);
}
