import { ONE_LINE, type Reader } from '../reader.ts';
import { logTrouble } from './log-trouble.ts';
import { podIn } from './pod-in.ts';
import { structuredLine } from './structured-line.ts';

/** What tools put before what runc said: docker, nerdctl, ctr, kubectl. */
const TOOL = /^(?:(docker|nerdctl|ctr|podman|runc|crictl): |(?:ERRO|FATA)\[\d{1,6}\] |(?:Error|error|FATAL): )?/;
/** How runc's own message begins, or the message of who started it. */
const HEADS =
  /^(?:OCI runtime (?:\w{1,10} )?(?:failed|error)|runc (?:create|run|exec|start|init) failed|unable to start container process|(?:container|process|standard_init|rootfs|setns_init|init)_linux\.go:\d|failed to create (?:containerd task|shim)|error during container init|exec user process caused|Error response from daemon: |failed to start container )/;
const RUNC = /^(?:runc |OCI runtime|container_linux\.go|exec failed: |unable to start container)/;

/** All that runc's init prints when the kernel does not find what it starts: the line is in the container's own log. */
const EXEC = /^exec (\/[^\s:]{1,300}): no such file or directory$/;
const EXEC_TRIGGERS = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `exec /${letter}`);

/** What runc, or who calls it, says when a container cannot be made. */
export const runcLog: Reader = {
  form: 'runc-log',
  from: ['docker run', 'kubectl exec', '(journal of containerd or docker)'],
  triggers: [
    'OCI runtime',
    '_linux.go:',
    'start container process',
    'Error response from daemon',
    'exec format error',
    'level=error',
    ...EXEC_TRIGGERS,
  ],
  open(line, say) {
    const bare = line.text.trim();
    if (EXEC.test(bare)) {
      say(logTrouble(line, { message: bare, severity: 'error', reason: 'exec' }), line);
      return ONE_LINE;
    }
    const told = structuredLine(line.text);
    if (told && (told.level === 'lower' || told.level === 'warning')) return null;
    const message = told ? messageOf(told) : line.text.trim();
    const [head, tool] = TOOL.exec(message.slice(0, 40)) ?? [''];
    const said = message.slice(head.length);
    if (!(told ? RUNC : HEADS).test(said.slice(0, 80))) return null;
    say(
      logTrouble(line, {
        message,
        severity: 'error',
        ...(tool === 'docker' ? { source: 'command' } : {}),
        object: podIn(message),
        ...(told?.time === undefined ? {} : { time: told.time }),
      }),
      line,
    );
    return ONE_LINE;
  },
};

function messageOf({ message, error }: { readonly message: string; readonly error?: string }): string {
  return error === undefined ? message : `${message}: ${error}`;
}
