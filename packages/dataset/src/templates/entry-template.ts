import { LAYERS } from '../curated/curated-entry.ts';
import type { CuratedKind } from '../curated/read-curated.ts';

const ABOUT: Record<CuratedKind, string> = {
  cause: 'A named reason for which something does not run.',
  issue: 'A known issue: a cause that is bound to versions.',
  noise: 'A refusal or a message that harms nobody.',
  judgement: 'What is known of a kind of refusal that the policy alone does not tell.',
};

/** What only files of the kind have. */
const OWN: Record<CuratedKind, string> = {
  cause: `# The part of the cluster or system: ${LAYERS.slice(0, 14).join(', ')},
# ${LAYERS.slice(14).join(', ')}.
layer: FILL-IN
`,
  issue: `# What the answer is: docs/diagnosis.md lists outcomes.
outcome: FILL-IN
# The slug of the cause in general, if there is one.
# cause: aa-net-class
# Where it is so, any of these ranges: "since" is in, "until" is out.
affects:
  - tracks: { since: 'FILL-IN', until: 'FILL-IN' }
# The releases and branches that have the cure.
# fixed_in:
#   - { what: microk8s, version: '1.34', date: 2025-09-09 }
`,
  noise: '',
  judgement: `# What the answer is: docs/diagnosis.md lists outcomes.
outcome: FILL-IN
`,
};

const TITLE = `# One line that a newcomer understands.
title: 'FILL-IN'
`;

const FIX: Record<CuratedKind, string> = {
  cause:
    'Ways out, the usual one first. By: user, publisher, maintainer, admin. Do: run, connect, edit-manifest, restart, none, …',
  issue:
    'Ways out, the usual one first. By: user, publisher, maintainer, admin. Do: refresh, switch-channel, run, none, …',
  noise:
    'What may be done about it, if anything. By: user, publisher, maintainer, admin. Do: none, patch-snapcraft, report-bug, …',
  judgement:
    'Ways out, the usual one first. By: user, publisher, maintainer, admin. Do: run, connect, patch-snapcraft, none, …',
};

/** A cause, an issue, noise or a judgement. docs/contributing-entries.md tells what its parts are. */
export function entryTemplate(kind: CuratedKind, slug: string): string {
  return `# ${ABOUT[kind]} docs/contributing-entries.md tells what the parts are.
# Fill in what says FILL-IN. What you do not need may go, with its comment; what begins with # says nothing yet.

# The name of the file; links go by it, and it never changes.
slug: ${slug}
${kind === 'cause' ? OWN.cause + TITLE : TITLE + OWN[kind]}# What it is known by, any of these: words of a message, or an access that was refused.
signals:
  - says: 'FILL-IN'
  # - denial: { owner: [snap-app, snap-hook], kind: file, path: '/etc/example/**', mask: r }
# What happened and why, in one to three sentences of your own.
means: 'FILL-IN'
# What shows it, and one command to see it.
# check:
#   - run: snap list microk8s
#     say: 'The track stands under Tracking.'
# ${FIX[kind]}
fix:
  - by: FILL-IN
    do: FILL-IN
    say: 'FILL-IN'
# Where it is from: best the file of a repository that prints the words, else a page.
sources:
  - url: FILL-IN
# Texts as people paste them, names made up: in which it must be found, and which look like it and are something else.
cases:
  match:
    - text: |
        FILL-IN
  ignore:
    - text: |
        FILL-IN
`;
}
