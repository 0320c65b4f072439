import { ONE_LINE, type Reader } from '../reader.ts';

const MARKER =
  /^\s{0,8}==== (START|END) logs for container ([a-z0-9][-a-z0-9]{0,62}) of pod ([a-z0-9][-a-z0-9]{0,62})\/([a-z0-9][-a-z0-9.]{0,252}) ====\s*$/;

/** The lines between which `kubectl cluster-info dump` prints the log of a container. */
export const clusterInfoDump: Reader = {
  form: 'cluster-info-dump',
  from: ['kubectl cluster-info dump', 'inspection-report/k8s/cluster-info-dump'],
  triggers: ['==== START logs for', '==== END logs for'],
  open: (line, say) => {
    const marker = MARKER.exec(line.text.slice(0, 600));
    if (!marker?.[3] || !marker[4]) return null;
    const [, edge, container, namespace, pod] = marker;
    const owner = edge === 'START' ? { namespace, pod, ...(container !== undefined && { container }) } : null;
    say({ kind: 'fact', about: 'log-owner', owner }, line);
    return ONE_LINE;
  },
};
