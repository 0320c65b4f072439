import { z } from 'zod';
import { Access } from './access.ts';
import { DiagnosedAddon } from './addon.ts';
import { Certificate } from './certificate.ts';
import { Explanation } from './explanation.ts';
import { Grant, RuleSource } from './grant.ts';
import { Confidence, Outcome } from './outcome.ts';
import { Subject } from './subject.ts';

/** A place in what was pasted; lines count from 1, `file` only inside archives or with several files. */
export const Place = z.object({ file: z.string().optional(), line: z.int().positive() });
export type Place = z.infer<typeof Place>;

export const Evidence = Place.extend({ text: z.string() });
export type Evidence = z.infer<typeof Evidence>;

const TroubledObject = z.object({
  kind: z.string(),
  name: z.string(),
  namespace: z.string().optional(),
  container: z.string().optional(),
});

/** What a cluster, a command or a program says of something that does not do what it should, in its own words. */
export const ToldTrouble = z.object({
  source: z.enum(['event', 'container-state', 'condition', 'row', 'log', 'command', 'inspection']),
  reason: z.string().optional().describe('The word of the field: "FailedScheduling", "OOMKilled".'),
  message: z.string(),
  layers: z.array(z.string()).describe('The message taken apart, outermost first; the last is nearest to the cause.'),
  object: TroubledObject.optional(),
  objects: z
    .array(TroubledObject)
    .optional()
    .describe('Where the same is told of several: the first twenty of them, `object` among them.'),
  node: z.string().optional(),
  from: z.string().optional().describe('Who says it: "kubelet".'),
  exitCode: z.int().optional(),
});
export type ToldTrouble = z.infer<typeof ToldTrouble>;

/** What decided beside the outcome, each with its facts. */
export const FindingNote = z.discriminatedUnion('code', [
  z.object({ code: z.literal('explicit-deny'), rule: z.string(), interface: z.string().optional() }),
  z.object({ code: z.literal('owner-mismatch'), interface: z.string().optional() }),
  z.object({ code: z.literal('other-revision'), revision: z.string() }),
  z.object({ code: z.literal('permitted-by'), rule: z.string(), source: RuleSource, release: z.string() }),
  z.object({ code: z.literal('newer-release'), release: z.string(), interface: z.string().optional() }),
  z.object({ code: z.literal('other-app'), interface: z.string(), apps: z.array(z.string()) }),
  z.object({ code: z.literal('may-be-prompt'), interface: z.string() }),
  z.object({ code: z.literal('noise-counts'), slug: z.string() }),
]);
export type FindingNote = z.infer<typeof FindingNote>;

export const Finding = z.object({
  id: z.string().regex(/^wb1-[a-z2-7]{20}$/),
  kind: z.enum(['denial', 'pod', 'addon', 'platform']),
  outcome: Outcome,
  confidence: Confidence,
  count: z.int().positive(),
  first: z.string().optional().describe('Time of the first occurrence as far as the paste tells it.'),
  last: z.string().optional(),
  at: z.array(Place).describe('The first twenty places and the last.'),
  subject: Subject,
  access: Access.optional(),
  told: z.boolean().optional().describe('Only a program says that it was refused; no record of a mediator does.'),
  trouble: ToldTrouble.optional(),
  interfaces: z.array(Grant).describe('Ranked, the best first.'),
  certificate: Certificate.optional().describe('What is needed to decide again that no interface permits it.'),
  cause: z.string().optional().describe('Slug of the cause or known issue.'),
  explanation: z
    .string()
    .optional()
    .describe('Slug of what people wrote down and that decided the outcome; told in full in `explanations`.'),
  captures: z.record(z.string(), z.string()).optional().describe('What fills the holes of the explanation.'),
  loggedOnly: z
    .boolean()
    .optional()
    .describe('Nothing was refused: the profile only complains. The outcome is what enforcing it would lead to.'),
  notes: z
    .array(FindingNote)
    .describe(
      'explicit-deny: a rule forbids it, whatever is connected beside; owner-mismatch: only for files of the user who asks; other-revision: a folder of a revision that is not the running one; permitted-by: the rule of a profile without connections; newer-release: a later snapd permits it; other-app: the snap has the plug for other apps; may-be-prompt: the person may have refused; noise-counts: usually harmless, but nothing else explains the failure.',
    ),
  explains: z.array(z.string()).describe('Ids of the findings that follow from this one.'),
  causedBy: z.array(z.string()).describe('Ids of the findings that this one follows from.'),
  evidence: z.array(Evidence),
});
export type Finding = z.infer<typeof Finding>;

export const Step = z.object({
  actor: z.enum(['user', 'publisher', 'maintainer', 'admin']),
  action: z.enum([
    'connect',
    'disconnect',
    'refresh',
    'switch-channel',
    'enable-addon',
    'run',
    'edit-manifest',
    'patch-snapcraft',
    'request-store',
    'report-bug',
    'restart',
    'none',
  ]),
  argv: z.array(z.string()).optional().describe('A command as words; only names that fit their grammar stand in it.'),
  patch: z.string().optional(),
  reason: z.looseObject({ code: z.string() }),
  grants: z.array(z.string()).optional().describe('Ids of the findings that this step answers.'),
});
export type Step = z.infer<typeof Step>;

export const Verdict = z.object({
  code: z.enum([...Outcome.options, 'nothing-blocked', 'nothing-recognised']),
  cause: z.string().optional(),
  confidence: Confidence,
  findingId: z.string().optional(),
});
export type Verdict = z.infer<typeof Verdict>;

const ContextValue = z.object({ value: z.string(), at: Place });

export const DiagnosisContext = z.object({
  snapd: ContextValue.optional(),
  kernel: ContextValue.optional(),
  distribution: ContextValue.optional(),
  architecture: ContextValue.optional(),
  snaps: z.array(ContextValue).optional(),
  connections: z.array(ContextValue).optional(),
  microk8s: z
    .object({
      track: ContextValue.optional(),
      confinement: ContextValue.optional(),
      version: ContextValue.optional(),
      revision: ContextValue.optional(),
      commit: ContextValue.optional().describe('Commit of the MicroK8s repository that the snap was built from.'),
    })
    .optional(),
  addons: z.array(ContextValue).optional().describe('Addons that are enabled.'),
  addonRepositories: z
    .array(ContextValue)
    .optional()
    .describe('The clones that addons come from: "core /snap/microk8s/current/addons/core@1234ab".'),
  apparmor: ContextValue.optional(),
  profiles: z.array(ContextValue).optional().describe('AppArmor profiles that are loaded: "docker-default (enforce)".'),
  labels: z
    .array(ContextValue)
    .optional()
    .describe('What processes run under: "4121 coredns: cri-containerd.apparmor.d (enforce)".'),
  security: z
    .array(ContextValue)
    .optional()
    .describe('What pods and containers ask of the mediators, or really have: "default/web-0 app: privileged".'),
  policies: z
    .array(ContextValue)
    .optional()
    .describe('Policies that admission asks: "ClusterPolicy disallow-host-path Enforce".'),
  failedChecks: z.array(ContextValue).optional().describe('Checks of the CIS benchmark that failed: "1.2.3 Ensure …".'),
  runtime: ContextValue.optional().describe('The container runtime: "containerd://1.7.29".'),
  nodes: z.array(ContextValue).optional(),
  pods: z.array(ContextValue).optional().describe('Each with its containers: "kube-system/coredns-x: coredns".'),
});
export type DiagnosisContext = z.infer<typeof DiagnosisContext>;

/** Something in the paste that was not read, and why. */
export const Unread = z.object({
  code: z.enum([
    'too-many-entries',
    'too-many-unpacked-bytes',
    'too-deep',
    'too-large-to-hold',
    'damaged',
    'encrypted',
    'unsupported',
    'link',
    'binary',
    'deadline',
  ]),
  file: z.string().optional().describe('The first one that it happened to.'),
  count: z.int().positive(),
  limit: z.int().optional(),
});
export type Unread = z.infer<typeof Unread>;

export const InputSummary = z.object({
  bytes: z.int().describe('Size of what was given.'),
  lines: z.int(),
  readBytes: z.int().describe('How much text was read, unpacked; less than there was where a limit cut.'),
  files: z.int().describe('Files read, those in archives included; pasted text is one.'),
  truncated: z.boolean(),
  unread: z.array(Unread).describe('What of it was not read, and why.'),
  formats: z.array(z.string()),
  recognised: z.int().describe('Lines that were understood.'),
  skipped: z.int().describe('Lines that were not.'),
});
export type InputSummary = z.infer<typeof InputSummary>;

/** The least that has to be connected for one app of a snap, so that all is permitted which connections can permit. */
export const LeastConnections = z.object({
  snap: z.string(),
  app: z.string().optional().describe('App or hook; absent where the label does not tell.'),
  connect: z.array(
    z.object({
      interface: z.string(),
      plug: z.string().optional(),
      privilege: z.int().min(1).max(5),
      answers: z.array(z.string()).describe('Ids of the findings that go.'),
    }),
  ),
  stays: z.array(z.string()).describe('Ids of findings of the app that no connection of these answers.'),
  exact: z.boolean().describe('No cheaper set exists; otherwise a good one was taken of too many.'),
});
export type LeastConnections = z.infer<typeof LeastConnections>;

/** The whole answer to one paste; the same object from every surface. */
export const Diagnosis = z.object({
  schema: z.literal('whyblocked/diagnosis@1'),
  verdict: Verdict,
  findings: z.array(Finding),
  plan: z.array(Step),
  connections: z.array(LeastConnections),
  explanations: z.array(Explanation).describe('What findings refer to by slug.'),
  addons: z
    .array(DiagnosedAddon)
    .optional()
    .describe('What is known of addons that it is about, where it tells they run; absent where nothing is.'),
  context: DiagnosisContext,
  input: InputSummary,
  omitted: z.object({ findings: z.int(), evidence: z.int() }).describe('What limits left out.'),
  knowledge: z.object({ version: z.string(), snapd: z.string().describe('The release of snapd that was assumed.') }),
});
export type Diagnosis = z.infer<typeof Diagnosis>;
