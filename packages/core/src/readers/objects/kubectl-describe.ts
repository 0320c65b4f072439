import type { Reader } from '../reader.ts';
import { NODE_NAME } from '../shape/name-patterns.ts';
import { DescribeSection } from './describe/describe-section.ts';
import { flatPieces } from './describe/flat-pieces.ts';

const NAME = String.raw`(?:[a-z0-9][\w.:-]{0,252}|${NODE_NAME})`;

/** First lines of a description, or of a part of one that was pasted alone; each is a whole line. */
const OPENINGS: readonly RegExp[] = [
  new RegExp(`^\\s?Name:(?:\\s{2,60}|\\t)${NAME}\\s*$`),
  /^\s{0,40}Namespace:\s{1,60}[a-z0-9][-a-z0-9]{0,62}\s*$/,
  /^\s{0,40}Roles:(?:\s{2,60}|\t)\S/,
  /^\s{0,4}(?:Init Containers|Containers|Events|Conditions|System Info|Non-terminated Pods):(?: {1,60}(?:<none>|\(.{1,40}\)))?\s*$/,
  /^\s{0,12}(?:Last )?State: {1,40}(?:Waiting|Running|Terminated)\s*$/,
  /^\s{0,12}(?:Exit Code|Restart Count): {1,40}\d{1,9}\s*$/,
  /^\s{0,12}Container ID: {0,40}(?:[a-z]{2,20}:\/\/[0-9a-f]{12,64})?\s*$/,
  /^\s{0,4}(?:Start Time|Controlled By|QoS Class|Node-Selectors|StorageClass|Used By|Taints|Unschedulable|Kernel Version|OS Image|Container Runtime Version|Kubelet Version): {2,60}\S/,
];

/** What stands second in a description, so that its indentation is that of the whole. */
const SECOND = /^(\s{0,40})(?:Namespace|Roles):\s/;
/** The first line, where its blanks were lost or somebody's words stand before it. */
const FIRST = new RegExp(String.raw`(?:^|[^\w-])(Name:\s{1,60}${NAME})\s{0,40}$`);

/**
 * What `kubectl describe` prints of pods, nodes, claims and whatever else has events. One form for all kinds: the first line
 * is the same for each, and the fields that tell the kind come after it.
 */
export const kubectlDescribe: Reader = {
  form: 'kubectl-describe',
  from: ['kubectl describe pod', 'kubectl describe node', 'kubectl describe pvc'],
  triggers: [
    'Name:   ',
    'Namespace:',
    'Roles:   ',
    'Containers:',
    'Events:',
    'Conditions:',
    'System Info:',
    'Non-terminated Pods:',
    'State:   ',
    'State: Terminated',
    'State:  Terminated',
    'State: Waiting',
    'State:  Waiting',
    'Exit Code:',
    'Restart Count:',
    'Container ID:',
    'Start Time:',
    'Controlled By:',
    'QoS Class:',
    'Node-Selectors:',
    'StorageClass:',
    'Used By:',
    'Taints:  ',
    'Unschedulable:',
    'Kernel Version:',
    'OS Image:',
    'Container Runtime Version:',
    'Kubelet Version:',
  ],
  open: (line, say) => {
    const isWhole = OPENINGS.some((opening) => opening.test(line.text.slice(0, 500)));
    if (!isWhole && !isFlat(line.text)) return null;
    const second = SECOND.exec(line.text.slice(0, 100));
    const section = new DescribeSection(say, second?.[1]?.length ?? 0);
    const { before } = line;
    const first = second && before && FIRST.exec(before.raw)?.[1];
    if (first) section.accept({ ...line, ...before, text: first });
    return section.accept(line) ? section : null;
  },
};

/** A whole description on one line. */
function isFlat(text: string): boolean {
  return (
    /^\s{0,4}(?:Name|Namespace|Containers|State|Last State|Events):\s/.test(text.slice(0, 40)) &&
    flatPieces(text).length > 1
  );
}
