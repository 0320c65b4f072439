/** What may follow another field on the line of a description that lost its line ends. */
const FIELD =
  /(?<!\b(?:Last|Init|Host))\s(?=(?:Namespace|Priority|Service Account|Node|Start Time|Labels|Annotations|Status|IP|Controlled By|Init Containers|Containers|Host Port|Image|Port|State|Last State|Reason|Message|Exit Code|Started|Finished|Ready|Restart Count|Limits|Requests|Environment|Mounts|Conditions|Volumes|QoS Class|Node-Selectors|Tolerations|Taints|Unschedulable|System Info|Kernel Version|OS Image|Operating System|Architecture|Container Runtime Version|Kubelet Version|StorageClass|Used By|Events|Container ID):(?:\s|$)|[a-z0-9][-a-z0-9]{0,62}:\s{1,40}Container ID:)/g;
/** Fewer fields on one line are a sentence. */
const FEWEST = 4;

/** The state of a container alone; what a sentence says of one has no field behind it. */
const STATE = /^\s{0,12}(?:Last )?State:\s{1,40}(?:Waiting|Terminated)\s{1,40}Reason:\s/;

/** Takes a description that was pasted as one line apart into its lines; a line that is none comes back alone. */
export function flatPieces(text: string): readonly string[] {
  if (STATE.test(text.slice(0, 200))) return text.trimStart().split(FIELD);
  if (text.length < 100) return [text];
  const pieces = text.split(FIELD);
  return pieces.length >= FEWEST ? pieces : [text];
}
