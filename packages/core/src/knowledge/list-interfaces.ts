import type { InterfaceDetail, InterfaceList, InterfaceSummary, System } from '@whyblocked/contract';
import { connectionStatus } from '../connection/connection-status.ts';
import { policyRuleOf } from './export-policy.ts';
import type { Knowledge, Policy } from './knowledge.ts';
import { isInRelease } from './release-order.ts';

/** All interfaces of the newest release known, by name. */
export function listInterfaces(knowledge: Knowledge): InterfaceList {
  return {
    snapd: knowledge.newestRelease,
    interfaces: knowledge.policies
      .filter(({ kind }) => kind === 'interface')
      .map((policy) => summaryOf(knowledge, policy)),
  };
}

/** One interface with its rules and where they stand; null when there is none of this name. */
export function getInterface(knowledge: Knowledge, name: string): InterfaceDetail | null {
  const policy = knowledge.policies.find((candidate) => candidate.kind === 'interface' && candidate.name === name);
  if (!policy) return null;
  const release = knowledge.newestRelease;
  return {
    ...summaryOf(knowledge, policy),
    snapd: release,
    policy: rulesInForce(knowledge, policy).map((rule) => {
      const { interface: _name, ...told } = policyRuleOf(rule);
      const place = knowledge.place(rule.id, release);
      return {
        ...told,
        source: {
          file: place?.file ?? '',
          line: place?.line ?? 1,
          ...(rule.since === null ? {} : { since: rule.since }),
          ...(rule.until === null ? {} : { until: rule.until }),
        },
      };
    }),
  };
}

function summaryOf(knowledge: Knowledge, policy: Policy): InterfaceSummary {
  const statusOn = (system: System) => connectionStatus(policy.facts, { system }).status;
  return {
    name: policy.name,
    privilege: policy.privilege,
    connection: { classic: statusOn('classic'), core: statusOn('core') },
    complete: policy.complete,
    rules: rulesInForce(knowledge, policy).length,
  };
}

function rulesInForce(knowledge: Knowledge, policy: Policy) {
  return knowledge
    .rulesOfPolicy(policy.id)
    .filter(({ since, until }) => isInRelease(knowledge.newestRelease, since, until));
}
