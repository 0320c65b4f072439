import { capabilityEvaluator } from './capability.ts';
import { changeProfileEvaluator } from './change-profile.ts';
import { dbusEvaluator } from './dbus.ts';
import type { RuleEvaluator } from './evaluator.ts';
import { fileEvaluator } from './file.ts';
import { ioUringEvaluator } from './io-uring.ts';
import { mountEvaluator } from './mount.ts';
import { mqueueEvaluator } from './mqueue.ts';
import { networkEvaluator } from './network.ts';
import { ptraceEvaluator } from './ptrace.ts';
import { signalEvaluator } from './signal.ts';
import { unixEvaluator } from './unix.ts';
import { usernsEvaluator } from './userns.ts';

/** Every rule class whose meaning is modelled; a class that is missing here answers `unsupported`. */
export const EVALUATORS: readonly RuleEvaluator[] = [
  capabilityEvaluator,
  changeProfileEvaluator,
  dbusEvaluator,
  fileEvaluator,
  ioUringEvaluator,
  mountEvaluator,
  mqueueEvaluator,
  networkEvaluator,
  ptraceEvaluator,
  signalEvaluator,
  unixEvaluator,
  usernsEvaluator,
];
