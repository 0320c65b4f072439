import type { Reader } from '../reader.ts';
import { openPolicyTable } from './tables/admission-policies.ts';

/** `kubectl get psp,cpol,constraints,validatingadmissionpolicies`: the engines that admission asks. */
export const kubectlPolicies: Reader = {
  form: 'kubectl-policies',
  from: [
    'kubectl get psp',
    'kubectl get cpol,pol',
    'kubectl get constraints',
    'kubectl get validatingadmissionpolicies',
  ],
  triggers: ['READONLYROOTFS', 'BACKGROUND', 'ENFORCEMENT-ACTION', 'PARAMKIND'],
  open: (line, say) => openPolicyTable(line.text.slice(0, 400), say),
};
