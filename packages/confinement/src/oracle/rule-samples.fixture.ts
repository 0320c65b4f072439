import type fc from 'fast-check';
import type { Question } from './compare-policies.fixture.ts';
import { dbusSamples } from './dbus-samples.fixture.ts';
import { fileSamples } from './file-samples.fixture.ts';
import { mountSamples } from './mount-samples.fixture.ts';
import { ptraceSamples, signalSamples } from './peer-samples.fixture.ts';
import { capabilitySamples, changeProfileSamples, networkSamples } from './simple-samples.fixture.ts';
import { unixSamples } from './unix-samples.fixture.ts';

/** Policies with accesses to hold against them, one generator per class. */
export const RULE_SAMPLES: Readonly<Record<string, fc.Arbitrary<Question>>> = {
  capability: capabilitySamples,
  network: networkSamples,
  signal: signalSamples,
  ptrace: ptraceSamples,
  dbus: dbusSamples,
  unix: unixSamples,
  mount: mountSamples,
  change_profile: changeProfileSamples,
  file: fileSamples,
};

/** Variables that the samples use. */
export const SAMPLE_VARIABLES = { HOME: ['/home/*/', '/root/'], NAME: ['snap.a.b'], NAMES: ['a', 'snap.a.*'] };
