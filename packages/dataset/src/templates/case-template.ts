/** A paste and what must come of it. */
export function caseTemplate(): string {
  return `# A paste and what must come of it; "whyblocked data lint" diagnoses it. The name of this file never changes.
# Fill in what says FILL-IN. What you do not need may go, with its comment; what begins with # says nothing yet.

# What it shows, in one sentence.
about: 'FILL-IN'
# As somebody pastes it. Names of people, hosts and addresses are made up: alex, host7, 192.0.2.7.
text: |
  FILL-IN
# One finding has all of this. Outcomes: docs/diagnosis.md.
expect:
  outcome: FILL-IN
  # The slug of a file under data/causes, issues, noise or judgements.
  # cause: aa-net-class
  # An interface that must be advised, and interfaces that must not be.
  # interface: home
  # no_interface: [personal-files]
# Where it is from: a page (url), or a file of a repository (repo, path, at).
source:
  url: FILL-IN
`;
}
