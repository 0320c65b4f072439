import type { Line } from '../../decode/line.ts';
import type { ProcessLabelFact } from '../../evidence/fact.ts';
import { ONE_LINE, type Reader, type Say } from '../reader.ts';
import { processLabel } from '../shape/process-label.ts';
import { typedCommand, withoutSudo } from '../shape/typed-command.ts';

/** A command whose last word is the file, alone or in a container: "cat …", "kubectl exec web-0 -- cat …". */
const COMMAND =
  /^(?:cat|\S{1,300} {1,4}(?<elsewhere>(?:\S{1,300} {1,4}){1,40}cat)) {1,4}\/proc\/(?<pid>\d{1,10}|self)\/attr\/(?:apparmor\/)?current\s{0,8}$/;
/** grep puts the file before what stands in it. */
const NAMED = /^\/proc\/(\d{1,10}|self)\/attr\/(?:apparmor\/)?current:/;
/** Profiles that nothing but a pod or MicroK8s runs under; with them a label is known without the command. */
const OWN = [
  'cri-containerd.apparmor.d (',
  'docker-default (',
  'snap.microk8s.daemon-containerd (',
  'snap.microk8s.daemon-kubelite (',
];

/** `cat /proc/PID/attr/current`: the label that a process runs under. */
export const processAttr: Reader = {
  form: 'process-attr',
  from: ['/proc/PID/attr/current'],
  triggers: ['/attr/current', '/attr/apparmor/current', ...OWN],
  open(line, say) {
    const command = COMMAND.exec((typedCommand(line.text) ?? withoutSudo(line.text)).slice(0, 600))?.groups;
    if (command) {
      // In a container processes have numbers of their own.
      const of = command.elsewhere === undefined ? pidOf(command.pid) : {};
      let isOver = false;
      return {
        accept: (next) => {
          const isLabel = !isOver && sayLabel(next.text.trim(), of, next, say);
          isOver = true;
          return isLabel;
        },
        close: () => {
          isOver = true;
        },
      };
    }
    const text = line.text.trim();
    const named = NAMED.exec(text.slice(0, 80));
    return sayLabel(text.slice(named?.[0].length ?? 0), pidOf(named?.[1]), line, say) ? ONE_LINE : null;
  },
};

function sayLabel(text: string, of: Pick<ProcessLabelFact, 'pid'>, line: Line, say: Say): boolean {
  const label = processLabel(text, of);
  if (label) say(label, line);
  return label !== null;
}

function pidOf(written: string | undefined): Pick<ProcessLabelFact, 'pid'> {
  return written === undefined || written === 'self' ? {} : { pid: Number(written) };
}
