import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PolicyFact, readPolicy } from '@whyblocked/dataset';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importSnapd } from './import-snapd.ts';
import { computed, sourceTree } from './source-tree.fixture.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'whyblocked-data-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

async function imported(files: Readonly<Record<string, string>>, dataDir = folder()) {
  const releases = [{ release: '1.0', tree: sourceTree(files) }];
  const result = await importSnapd({ releases, dataDir });
  return { result, dataDir, releases, policy: readPolicy(dataDir) };
}

const CONSTANT = `
const exampleBaseDeclarationSlots = \`
  example:
    allow-installation:
      slot-snap-type:
        - core
    deny-auto-connection: true
\`

const exampleConnectedPlugAppArmor = \`
# a comment
/dev/example[0-9]* wr, # another
owner /run/example/{,**} r,
dbus (send)
    bus=system
    path=/org/example
    peer=(label=unconfined),
capability sys_nice,
#include <abstractions/example>
\`

const exampleConnectedPlugSecComp = \`
# a comment
bind
~ioctl - TIOCSTI
\`

var exampleConnectedPlugUDev = []string{
	\`KERNEL=="example[0-9]*"\`,
	"KERNEL==\\"other\\"",
}

func init() {
	registerIface(&commonInterface{
		name:                  "example",
		implicitOnClassic:     true,
		implicitOnCore:        onCore(),
		baseDeclarationSlots:  exampleBaseDeclarationSlots,
		connectedPlugAppArmor: exampleConnectedPlugAppArmor,
		connectedPlugSecComp:  exampleConnectedPlugSecComp,
		connectedPlugUDev:     exampleConnectedPlugUDev,
	})
}
`;

describe('importSnapd', () => {
  it('stores the constant policy of an interface as facts with their places', async () => {
    const { result, policy } = await imported({ 'example.go': CONSTANT });
    expect(result).toMatchObject({
      ok: true,
      value: {
        releases: [
          {
            release: '1.0',
            interfaces: 1,
            complete: 1,
            // The source has no templates: what is missed of them is told by 8 facts.
            facts: 21,
            byBackend: { apparmor: 10, seccomp: 3, udev: 2, declaration: 4 },
          },
        ],
      },
    });
    expect(policy.problems).toEqual([]);
    expect(policy.policies.map(({ kind, name }) => `${kind} ${name}`)).toContain('interface example');
    expect(policy.policies[0]?.facts.filter(({ backend }) => backend === 'declaration')).toMatchObject([
      { kind: 'interface', at: 'registers example' },
      {
        side: 'slot',
        kind: 'declaration',
        rules: { 'allow-installation': { 'slot-snap-type': ['core'] }, 'deny-auto-connection': 'true' },
        at: 'exampleBaseDeclarationSlots',
      },
      { side: 'slot', kind: 'implicit', on: 'classic' },
      { side: 'slot', kind: 'implicit', on: 'core', when: [{ op: 'eq', value: true }] },
    ]);
    const at = 'exampleConnectedPlugAppArmor';
    const common = { side: 'plug', stage: 'connected' };
    expect(policy.policies[0]?.facts).toEqual(
      expect.arrayContaining([
        { ...common, backend: 'apparmor', kind: 'file', path: '/dev/example[0-9]*', perms: 'rw', at },
        { ...common, backend: 'apparmor', kind: 'file', owner: 'owner', path: '/run/example/{,**}', perms: 'r', at },
        {
          ...common,
          backend: 'apparmor',
          kind: 'dbus',
          access: '(send)',
          bus: 'system',
          path: '/org/example',
          peer: '(label=unconfined)',
          at,
        },
        { ...common, backend: 'apparmor', kind: 'capability', names: ['sys_nice'], at },
        { ...common, backend: 'apparmor', kind: 'include', path: '<abstractions/example>', at },
        { ...common, backend: 'seccomp', kind: 'seccomp', syscall: 'bind', at: 'exampleConnectedPlugSecComp' },
        {
          ...common,
          backend: 'seccomp',
          kind: 'seccomp',
          syscall: 'ioctl',
          args: ['-', 'TIOCSTI'],
          deny: true,
          at: 'exampleConnectedPlugSecComp',
        },
        {
          ...common,
          backend: 'udev',
          kind: 'udev',
          match: 'KERNEL=="example[0-9]*"',
          at: 'commonInterface.UDevConnectedPlug',
        },
        { ...common, backend: 'udev', kind: 'udev', match: 'KERNEL=="other"', at: 'commonInterface.UDevConnectedPlug' },
      ]),
    );
    const place = policy.releases[0]?.places[at];
    expect(place).toMatchObject({ file: 'interfaces/builtin/example.go', line: 11 });
    expect(Object.values(place?.lines ?? {}).sort((a, b) => a - b)).toEqual([2, 3, 4, 8, 9]);
  });

  it('stores no text but facts', async () => {
    const { dataDir } = await imported({ 'example.go': CONSTANT });
    expect(readFileSync(join(dataDir, 'policy/interfaces/example.yaml'), 'utf8')).not.toContain('comment');
  });

  it('changes nothing when it runs again, and removes what is gone', async () => {
    const first = await imported({ 'example.go': CONSTANT, 'other.go': computed('other', 'spec.AddSnippet("/x r,")') });
    const again = await importSnapd({ releases: first.releases, dataDir: first.dataDir });
    expect(again).toMatchObject({ ok: true, value: { changedFiles: [] } });
    const later = await importSnapd({
      releases: [{ release: '1.0', tree: sourceTree({ 'example.go': CONSTANT }) }],
      dataDir: first.dataDir,
      allowVanishing: true,
    });
    expect(later).toMatchObject({
      ok: true,
      value: { changedFiles: ['policy/releases/1.0.json', 'policy/interfaces/other.yaml'] },
    });
  });

  it('says in which releases a fact holds, whatever the order in which they come', async () => {
    const tree = (...paths: readonly string[]) =>
      sourceTree({ 'made.go': computed('made', paths.map((path) => `	spec.AddSnippet("${path} r,")`).join('\n')) });
    const all = [
      { release: '1.9', tree: tree('/a', '/b') },
      { release: '1.10', tree: tree('/a', '/c') },
      { release: '1.11', tree: tree('/a', '/b', '/c') },
    ];
    const together = folder();
    await importSnapd({ releases: all, dataDir: together });
    const ranges = readPolicy(together).policies[0]?.facts.flatMap(({ path, since, until }) =>
      path === undefined ? [] : [[path, since, until]],
    );
    expect(ranges).toEqual([
      ['/a', undefined, undefined],
      ['/b', '1.11', undefined],
      ['/b', undefined, '1.10'],
      ['/c', '1.10', undefined],
    ]);
    const oneByOne = folder();
    for (const one of [...all].reverse()) await importSnapd({ releases: [one], dataDir: oneByOne });
    expect(readPolicy(oneByOne)).toEqual(readPolicy(together));
  });

  it('notes the release of AppArmor that the snap brings along', async () => {
    const dataDir = folder();
    const tree = sourceTree(
      { 'example.go': CONSTANT },
      { 'build-aux/snap/snapcraft.yaml': 'source: https://example.org/apparmor-v4.0.2.tar.gz' },
    );
    await importSnapd({ releases: [{ release: '1.0', tree }], dataDir });
    expect(readPolicy(dataDir).releases[0]?.apparmor).toBe('4.0.2');
  });

  it('stores nothing when too many facts would vanish, unless told to', async () => {
    const { dataDir } = await imported({ 'example.go': CONSTANT });
    const other = sourceTree({ 'other.go': computed('other', 'spec.AddSnippet("/x r,")') });
    const fewer = await importSnapd({ releases: [{ release: '1.0', tree: other }], dataDir });
    const error = { code: 'too-many-vanish', release: '1.0', against: '1.0', before: 21, vanished: 13 };
    expect(fewer).toEqual({ ok: false, error });
    const next = await importSnapd({ releases: [{ release: '1.1', tree: other }], dataDir });
    expect(next).toMatchObject({ ok: false, error: { against: '1.0', before: 21 } });
    expect(readPolicy(dataDir).policies.map(({ name }) => name)).toContain('example');
    const told = await importSnapd({ releases: [{ release: '1.0', tree: other }], dataDir, allowVanishing: true });
    expect(told.ok).toBe(true);
  });

  it('says when a folder is no tree of snapd', async () => {
    const tree = { list: () => [], folders: () => [], read: () => undefined };
    expect(await importSnapd({ releases: [{ release: '1.0', tree }], dataDir: folder() })).toMatchObject({
      ok: false,
      error: { code: 'no-snapd', release: '1.0' },
    });
  });
});

describe('policy that is computed', () => {
  async function facts(body: string, extra = '') {
    const { policy } = await imported({ 'made.go': computed('made', body, extra) });
    const made = policy.policies[0]?.facts ?? [];
    const told = made
      .filter(({ kind, backend }) => backend === 'apparmor' && kind !== 'left-out')
      .map(({ path, when, at }: PolicyFact) => ({ path, ...(when ? { when } : {}), at }));
    return { told, leftOut: made.filter(({ kind }) => kind === 'left-out') };
  }
  const at = 'madeInterface.AppArmorConnectedPlug';

  it('replaces, formats and joins texts; what run time knows is a hole', async () => {
    const { told } = await facts(
      `	label := slot.LabelExpression()
	spec.AddSnippet(strings.Replace(text, "###LABEL###", label, -1))
	path := filepath.Clean(given)
	spec.AddSnippet(fmt.Sprintf("%s/x r,", path))
	spec.AddSnippet(strings.Join([]string{"/a", "b r,"}, "/"))`,
      'const text = `/run/###LABEL###/x r,`',
    );
    expect(told).toEqual([
      { path: '/a/b', at },
      { path: '/run/<<slot-label>>/x', at: 'text' },
      { path: '<<given>>/x', at },
    ]);
  });

  it.each([
    [
      'release.OnClassic',
      { fact: 'system', op: 'eq', value: 'classic' },
      { fact: 'system', op: 'ne', value: 'classic' },
    ],
    [
      '!release.OnClassic',
      { fact: 'system', op: 'ne', value: 'classic' },
      { fact: 'system', op: 'eq', value: 'classic' },
    ],
    [
      'implicitSystemConnectedSlot(slot)',
      { fact: 'provider', op: 'eq', value: 'system' },
      { fact: 'provider', op: 'ne', value: 'system' },
    ],
    [
      'strutil.ListContains(features, "userns")',
      { fact: 'feature.userns', op: 'eq', value: true },
      { fact: 'feature.userns', op: 'eq', value: false },
    ],
    [
      'read == "all"',
      { fact: 'plug.attr.read', op: 'eq', value: 'all' },
      { fact: 'plug.attr.read', op: 'ne', value: 'all' },
    ],
  ])('turns %s into conditions of both branches', async (condition, holds, fails) => {
    const { told, leftOut } = await facts(
      `	var read string
	_ = plug.Attr("read", &read)
	features, _ := apparmor_sandbox.ParserFeatures()
	if ${condition} {
		spec.AddSnippet("/yes r,")
	} else {
		spec.AddSnippet("/no r,")
	}
	spec.AddSnippet("/always r,")`,
      'func implicitSystemConnectedSlot(slot *ConnectedSlot) bool {\n\treturn slot.Snap().Type() == snap.TypeOS || slot.Snap().Type() == snap.TypeSnapd\n}',
    );
    expect(leftOut).toEqual([]);
    expect(told).toEqual([
      { path: '/always', at },
      { path: '/no', when: [fails], at },
      { path: '/yes', when: [holds], at },
    ]);
  });

  it('puts what follows an early return under the opposite condition', async () => {
    const { told } = await facts(`	if release.OnClassic {
		return nil
	}
	spec.AddSnippet("/core r,")`);
    expect(told).toEqual([{ path: '/core', when: [{ fact: 'system', op: 'ne', value: 'classic' }], at }]);
  });

  it('passes over reports of errors, follows helpers and embedded interfaces, and runs loops over what is known', async () => {
    const { told } = await facts(
      `	if err := iface.commonInterface.AppArmorConnectedPlug(spec, plug, slot); err != nil {
		return err
	}
	for _, name := range []string{"a", "b"} {
		addPath(spec, name)
	}`,
      'func addPath(spec *Specification, name string) {\n\tspec.AddSnippet("/" + name + " r,")\n}',
    );
    expect(told).toEqual([
      { path: '/a', at: 'addPath' },
      { path: '/b', at: 'addPath' },
    ]);
  });

  it.each([
    [
      'a test',
      'if weather.IsFine() {\n\t\tspec.AddSnippet("/x r,")\n\t}',
      { fact: 'host.weather-is-fine', value: true },
    ],
    [
      'a return before it',
      'if weather.IsFine() {\n\t\treturn nil\n\t}\n\tspec.AddSnippet("/x r,")',
      { fact: 'host.weather-is-fine', value: false },
    ],
    ['a case', 'switch kind {\n\tcase "a":\n\t\tspec.AddSnippet("/x r,")\n\t}', { fact: 'host.kind', value: 'a' }],
  ])('makes %s that only the host can decide a condition', async (_, body, condition) => {
    const { told, leftOut } = await facts(`\t${body}`);
    expect(told).toEqual([{ path: '/x', when: [{ op: 'eq', ...condition }], at }]);
    expect(leftOut).toEqual([]);
  });

  it.each([
    ['a loop', 'for _, path := range paths() {\n\t\tspec.AddSnippet(path)\n\t}'],
    ['a text', 'spec.AddSnippet(build())'],
    ['a rule', 'spec.AddSnippet("/x nonsense here,")'],
  ])('never guesses: %s that is not understood is left out and said to be', async (_, body) => {
    const { told, leftOut } = await facts(`\t${body}`);
    expect(told).toEqual([]);
    expect(leftOut).toMatchObject([{ side: 'plug', at }]);
  });
});
