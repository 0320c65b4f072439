import type { InterfaceDetail, InterfaceList, InterfaceSummary, PolicyRule, System } from '@whyblocked/contract';
import { isInRelease } from '@whyblocked/dataset';
import { connectionStatus } from '../connection/connection-status.ts';
import { policyRuleOf } from './export-policy.ts';
import type { Knowledge, Policy, StoredRule } from './knowledge.ts';

/** All interfaces of the newest release known, by name. */
export function listInterfaces(knowledge: Knowledge): InterfaceList {
  return {
    snapd: knowledge.newestRelease,
    interfaces: knowledge.interfacesOf(knowledge.newestRelease).map((policy) => summaryOf(knowledge, policy)),
  };
}

/** One interface with its rules and where they stand; null when there is none of this name. */
export function getInterface(knowledge: Knowledge, name: string): InterfaceDetail | null {
  const policy = knowledge.interfacesOf(knowledge.newestRelease).find((candidate) => candidate.name === name);
  if (!policy) return null;
  const release = knowledge.newestRelease;
  return {
    ...summaryOf(knowledge, policy),
    snapd: release,
    policy: rulesInForce(knowledge, policy).flatMap((rule) => {
      const told = opened(rule);
      if (!told) return [];
      const { interface: _name, ...said } = told;
      const place = knowledge.place(rule, release);
      return {
        ...said,
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
  const facts = knowledge.interfaceFacts(policy.id, knowledge.newestRelease);
  const rules = rulesInForce(knowledge, policy);
  const statusOn = (system: System) => connectionStatus(facts, { system }).status;
  return {
    name: policy.name,
    privilege: policy.privilege,
    connection: { classic: statusOn('classic'), core: statusOn('core') },
    complete: rules.every(({ tree }) => tree.kind !== 'left-out'),
    rules: rules.filter((rule) => opened(rule) !== null).length,
  };
}

function rulesInForce(knowledge: Knowledge, policy: Policy) {
  return knowledge
    .rulesOfPolicy(policy.id)
    .filter(({ since, until }) => isInRelease(knowledge.newestRelease, since, until));
}

/** What connecting opens; what the declaration says of connecting is told otherwise. */
function opened(rule: StoredRule): PolicyRule | null {
  return rule.backend === 'declaration' ? null : policyRuleOf(rule);
}
