/** An addon of a repository that MicroK8s does not ship. */
export function addonTemplate(id: string): string {
  const [owner, name, addon] = id.split('/');
  return `# The addon ${addon} of https://github.com/${owner}/${name}, as its addons.yaml describes it. The path of this file is its name.
# Fill in what says FILL-IN; take away what does not hold. A fact may have since and until: { kind: deprecated, since: '1.32' }.

facts:
  - { kind: listed }
  - { kind: version, version: 'FILL-IN' }
  # One line for each: amd64, arm64, ppc64le, s390x.
  - { kind: architecture, architecture: FILL-IN }
  # The only confinement it is offered on, strict or classic; without this line: both.
  - { kind: confinement, confinement: FILL-IN }
  # What "microk8s status" looks for.
  - { kind: check-status, text: 'FILL-IN' }
  # What its enable script asks for: addon, package, command, module, huge-pages, service or internet.
  - { kind: needs, what: FILL-IN, name: FILL-IN }
sources:
  - { repo: ${owner}/${name}, path: addons.yaml, at: FILL-IN }
`;
}
