import type { Line } from '../../decode/line.ts';
import type { Reader, Say } from '../reader.ts';
import { containerFact } from '../shape/container-fact.ts';
import { isPromptLine } from '../shape/prompt-line.ts';

/** containerd: cmd/ctr/commands/containers/containers.go, tasks/list.go, images/images.go. */
const HEADER =
  /^\s{0,8}(?:CONTAINER\s{1,200}IMAGE\s{1,500}RUNTIME|TASK\s{1,200}PID\s{1,40}STATUS|REF\s{1,500}TYPE\s{1,200}DIGEST\s{1,200}(?:SIZE|STATUS)\s)/;
const CONTAINER = /^\s{0,8}(\S{1,253})\s{1,200}\S{1,500}\s{1,500}io\.containerd\.[\w.-]{1,60}\s*$/;
const TASK = /^\s{0,8}(\S{1,253})\s{1,200}(\d{1,10})\s{1,40}(?:UNKNOWN|CREATED|RUNNING|STOPPED|PAUSED|PAUSING)\s*$/;
const IMAGE = /^\s{0,8}\S{1,500}\s{1,500}application\/\S{1,200}\s{1,200}sha256:[0-9a-f]{64}\s/;

/** Tables of containerd's own client: containers by their ids, and the processes of those that run. */
export const ctr: Reader = {
  form: 'ctr',
  from: ['microk8s ctr containers ls', 'microk8s ctr tasks ls', 'microk8s ctr images ls'],
  triggers: ['RUNTIME', 'TASK    ', 'TASK PID STATUS', 'DIGEST ', 'io.containerd.runc.v'],
  open(line, say) {
    if (!HEADER.test(line.text.slice(0, 1500)) && !acceptRow(line, say)) return null;
    return {
      accept: (next) => !isPromptLine(next.text) && acceptRow(next, say),
      close: () => undefined,
    };
  },
};

function acceptRow(line: Line, say: Say): boolean {
  const text = line.text.slice(0, 4000);
  const [, id, pid] = TASK.exec(text) ?? CONTAINER.exec(text) ?? [];
  if (id === undefined) return IMAGE.test(text);
  const fact = containerFact({ id, pid: pid === undefined ? undefined : Number(pid) });
  if (fact) say(fact, line);
  return true;
}
