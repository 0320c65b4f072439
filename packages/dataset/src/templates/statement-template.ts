/** A statement about an addon. */
export function statementTemplate(id: string): string {
  const addon = id.slice(0, id.lastIndexOf('/'));
  return `# What somebody found out about the addon ${addon}. The path of this file is its name and never changes.
# Fill in what says FILL-IN. What you do not know or need may go, with its comment; what begins with # says nothing yet.

# verified: it was run and works. works-with-notes: it works once something was done. broken: it can be enabled and does not work.
# blocked: it cannot be enabled. unknown: it was looked into, and nobody can say.
status: FILL-IN
# What works or does not, and what helps, in one to three sentences of your own.
says: 'FILL-IN'
# Where it is so: all that is given must fit, and what is left out does not narrow it.
where:
  # "since" is the first track it holds on, "until" the first that it does not; one of them may be left out.
  tracks: { since: 'FILL-IN', until: 'FILL-IN' }
  # strict or classic; leave it out where it is the same on both.
  confinement: FILL-IN
  # architectures: [amd64, arm64]
  # distribution: { id: ubuntu, since: '24.04', until: '24.10' }
  # kernel: { since: '6.8' }
  # note: 'What else must be so and no version tells.'
# Interfaces of snapd that have to be connected, and steps on the host, each in one sentence.
# needs:
#   interfaces: [kernel-module-control]
#   host: ['Load the module br_netfilter.']
# Slugs of files under data/issues that it is about.
# issues: [root-mount-on-strict]
# How one can know: a public page, the day of what was said or done (2026-01-31), the revision of the snap, and the command that was run.
evidence:
  - url: FILL-IN
    date: FILL-IN
    revision: 'FILL-IN'
    ran: 'FILL-IN'
`;
}
