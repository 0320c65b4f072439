import { z } from 'zod';
import { Condition } from './condition.ts';
import { RuleSource } from './grant.ts';
import { ConnectionStatus } from './outcome.ts';

/** One interface in a list. */
export const InterfaceSummary = z.object({
  name: z.string(),
  privilege: z.int().min(1).max(5),
  connection: z.object({ classic: ConnectionStatus, core: ConnectionStatus }),
  complete: z.boolean().describe('False when a part of its policy is computed at run time and not known here.'),
  rules: z.int(),
});
export type InterfaceSummary = z.infer<typeof InterfaceSummary>;

export const InterfaceList = z.object({ snapd: z.string(), interfaces: z.array(InterfaceSummary) });
export type InterfaceList = z.infer<typeof InterfaceList>;

/** One rule of an interface, as `policy export` prints it. */
export const PolicyRule = z.object({
  interface: z.string(),
  side: z.enum(['plug', 'slot']),
  stage: z.enum(['connected', 'permanent']),
  backend: z.enum([
    'apparmor',
    'seccomp',
    'udev',
    'kmod',
    'apparmor-update-ns',
    'mount',
    'dbus',
    'service',
    'flag',
    'declaration',
  ]),
  profile: z.string().optional().describe('The sub-profile the rule belongs to.'),
  rule: z.string(),
  holes: z.array(z.string()),
  conditions: z.array(Condition),
});
export type PolicyRule = z.infer<typeof PolicyRule>;

export const InterfaceDetail = InterfaceSummary.extend({
  snapd: z.string(),
  policy: z.array(PolicyRule.omit({ interface: true }).extend({ source: RuleSource })),
});
export type InterfaceDetail = z.infer<typeof InterfaceDetail>;
