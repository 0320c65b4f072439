import { z } from 'zod';

/** The closed set of answers to one denial. */
export const Outcome = z.enum([
  'connect-interface',
  'declare-plug',
  'already-permitted',
  'use-own-path',
  'harmless',
  'no-interface',
  'container-profile',
  'policy-bug',
  'package-bug',
  'host-config',
  'devmode-allowed',
  'cause',
  'unknown',
]);
export type Outcome = z.infer<typeof Outcome>;

/** proven: evaluating the policy decides; likely: curated, with evidence; possible: the rest. */
export const Confidence = z.enum(['proven', 'likely', 'possible']);
export type Confidence = z.infer<typeof Confidence>;

/** How a plug of an interface comes to be connected on a system. */
export const ConnectionStatus = z.enum([
  'auto',
  'manual',
  'store-connect',
  'store-install',
  'provider',
  'gadget',
  'unavailable',
]);
export type ConnectionStatus = z.infer<typeof ConnectionStatus>;

export const System = z.enum(['classic', 'core']);
export type System = z.infer<typeof System>;
