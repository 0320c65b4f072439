/** Keys of `kubectl describe` for pods and nodes, in the order of the page; those before `Events:` begin lines. */
const keys = [
  'Name|Namespace|Priority|Priority Class Name|Runtime Class Name|Service Account|Node|Start Time|Labels|Annotations|Status',
  'Reason|Message|SeccompProfile|IP|IPs|Controlled By|Init Containers|Containers|Conditions|Volumes|QoS Class|Node-Selectors|Tolerations',
  'Container ID|Image|Image ID|Port|Ports|Host Port|Host Ports|Command|Args|State|Last State|Exit Code|Started|Finished|Ready',
  'Restart Count|Limits|Requests|Liveness|Readiness|Startup|Environment|Mounts|Events',
  'Roles|CreationTimestamp|Taints|Unschedulable|Lease|Addresses|Capacity|Allocatable|System Info|Machine ID|System UUID|Boot ID',
  'Kernel Version|OS Image|Operating System|Architecture|Container Runtime Version|Kubelet Version|Kube-Proxy Version',
  'PodCIDR|PodCIDRs|Non-terminated Pods|Allocated resources',
].join('|');

/** A page that has become one line: two of its keys near each other, the first at its begin. */
const page = /(?:^|\s)Name: {1,40}\S{1,253} {1,40}(?:Namespace: {1,40}\S|Roles: {1,40}\S)/;
const key = new RegExp(String.raw`(?<=\s)(?:${keys}):(?=\s|$)`, 'g');
const eventsHeader =
  /Type {1,20}Reason {1,40}Age {1,20}From {1,40}Message|-{4} {1,20}-{6} {1,40}-{4} {1,20}-{4} {1,40}-{7}/g;
const eventsKey = /\sEvents:(?=\s|$)/;

/** Offsets at which a line of `kubectl describe` begins; none where the text holds no such page. */
export function describeCuts(text: string): readonly number[] {
  const begin = page.exec(text);
  if (begin === null) return [];
  const events = eventsKey.exec(text);
  // Messages of events may have words like these keys.
  const end = events === null ? text.length : events.index + events[0].length;
  const first = begin.index + (/\s/.test(begin[0].charAt(0)) ? 1 : 0);
  const cuts = first > 0 ? [first] : [];
  for (const { index } of text.matchAll(key)) if (index > first && index < end) cuts.push(index);
  for (const { index } of text.slice(end).matchAll(eventsHeader)) cuts.push(end + index);
  return cuts;
}
