import type { Reader } from '../reader.ts';
import { JSON_DOCUMENT, JsonSection } from './documents/json-section.ts';
import { YamlSection } from './documents/yaml-section.ts';

/** The first key of a document, or of a part of one that says how its containers are. */
const JSON_PART =
  /^\s{0,80}"(?:(?:apiVersion|kind)":\s{0,4}"[\w./-]{1,100}",?|(?:info|status|containerStatuses|initContainerStatuses|lastState|nodeInfo|conditions)":\s{0,4}[[{](?:\s|$)|(?:lastState|state)":\s{0,4}\{"(?:terminated|waiting)"|exitCode":\s{0,4}\d{1,9},?\s*$)/;
const YAML =
  /^\s{0,40}(?:- )?(?:apiVersion:\s{1,4}[\w./-]{1,100}(?:\s*$| kind: )|kind:\s{1,4}[A-Z]\w{1,60}\s*$|(?:containerStatuses|initContainerStatuses|conditions|lastState|nodeInfo|waiting|terminated):\s*$|last(?:Probe|Transition|Heartbeat)Time:\s|exitCode:\s{1,4}\d{1,9}\s*$)/;

/** Objects as `kubectl get -o yaml` and `-o json` print them, lists of them, `kubectl cluster-info dump`, `crictl inspect` and `crictl info`. */
export const kubernetesDocument: Reader = {
  form: 'kubernetes-document',
  from: [
    'kubectl get pod -o yaml',
    'kubectl get pod -o json',
    'kubectl get events -o yaml',
    'kubectl get events -o json',
    'crictl inspect',
    'crictl info',
  ],
  triggers: [
    'apiVersion',
    '"kind": "',
    '"kind":"',
    'kind: Pod',
    'kind: Node',
    'kind: Event',
    'containerStatuses',
    'initContainerStatuses',
    'lastState',
    'nodeInfo',
    'conditions:',
    '"conditions"',
    '"status": {',
    '"status":{',
    '"info": {',
    '"info":{',
    'lastProbeTime',
    'lastTransitionTime',
    'lastHeartbeatTime',
    'exitCode: ',
    '"exitCode"',
    '"waiting":',
    '"terminated":',
    'waiting:',
    'terminated:',
  ],
  open: (line, say) => {
    const head = line.text.slice(0, 500);
    if (JSON_DOCUMENT.test(head) || JSON_PART.test(head)) {
      const section = new JsonSection(say);
      if (!JSON_DOCUMENT.test(head)) section.assumeOpen();
      return section.accept(line) ? section : null;
    }
    if (!YAML.test(head)) return null;
    const section = new YamlSection(say);
    return section.accept(line) ? section : null;
  },
};
