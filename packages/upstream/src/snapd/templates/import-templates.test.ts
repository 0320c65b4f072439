import { printRule, type Rule } from '@whyblocked/confinement';
import { type PolicyFact, treeOf } from '@whyblocked/dataset';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GoParser, openGoParser } from '../../go/parse-go.ts';
import { memoryTree } from '../../source/memory-tree.fixture.ts';
import { importTemplates } from './import-templates.ts';
import type { ImportedTemplate } from './imported-template.ts';
import { MADE_UP } from './made-up-backends.fixture.ts';

let parser: GoParser;
let asTheyAre: readonly ImportedTemplate[];
beforeAll(async () => {
  parser = await openGoParser();
  asTheyAre = importTemplates(parser, memoryTree(MADE_UP));
});

function template(name: string): ImportedTemplate {
  return named(name, asTheyAre);
}

/** The template where one thing in one file is otherwise. */
function changed(name: string, file: string, from: string, to: string): ImportedTemplate {
  const text = MADE_UP[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  return named(name, importTemplates(parser, memoryTree({ ...MADE_UP, [file]: text.replace(from, to) })));
}

function named(name: string, templates: readonly ImportedTemplate[]): ImportedTemplate {
  const found = templates.find((one) => one.name === name);
  if (!found) throw new Error(`no template ${name}`);
  return found;
}

/** `RULE`, and under what: one line a fact, those of the same rule together. */
function told(name: string): Readonly<Record<string, readonly string[]>> {
  const lines: Record<string, string[]> = {};
  for (const { fact } of template(name).placed) {
    const text = textOf(fact);
    lines[text] = [...(lines[text] ?? []), conditionsOf(fact)].sort();
  }
  return lines;
}

function textOf(fact: PolicyFact): string {
  const within = fact.profile === undefined ? '' : `${fact.profile}: `;
  if (fact.kind === 'profile-flag') return `${within}flag ${String(fact.name)}`;
  if (fact.kind === 'variable') return `@{${String(fact.name)}}=${(fact.values as string[]).join(' ')}`;
  if (fact.kind === 'snippets') return 'snippets';
  if (fact.kind === 'writable-mimic') return `mimic ${String(fact.path)}`;
  if (fact.kind === 'seccomp') {
    return [`${fact.deny ? '~' : ''}${String(fact.syscall)}`, ...((fact.args ?? []) as string[])].join(' ');
  }
  return within + printRule(treeOf(fact) as unknown as Rule);
}

function conditionsOf({ when = [] }: PolicyFact): string {
  return when
    .map(({ fact, op, value }) => {
      if (op === 'eq' && typeof value === 'boolean') return `${value ? '' : '!'}${fact}`;
      return value === undefined ? `${fact} ${op}` : `${fact} ${op} ${String(value)}`;
    })
    .join(' & ');
}

describe('the profile of apps', () => {
  it('has each part under the conditions under which the code puts it there', () => {
    const strict = ['!snap.classic', 'snap.jailmode'];
    const under = (condition: string) => [`!snap.classic & ${condition}`, `${condition} & snap.jailmode`].map(sorted);
    const open = 'snap.classic & !snap.jailmode';
    expect(told('app')).toEqual({
      '@{NAME}=<<snap.name>>': [''],
      'flag attach_disconnected': [''],
      'flag unconfined': ['feature.policy-open & flag.OpenEnabled'],
      'flag complain': [
        '!feature.policy-open & snap.classic',
        '!feature.policy-open & snap.devmode',
        '!flag.OpenEnabled & snap.classic',
        '!flag.OpenEnabled & snap.devmode',
      ],
      'include <tunables/global>': strict,
      'include <abstractions/made-up>': strict,
      '/common r': strict,
      '/core-base r': under('snap.core-base'),
      'helper: flag complain': under('snap.core-base'),
      'helper: /helped w': under('snap.core-base'),
      '/other-base r': under('!snap.core-base'),
      'deny /hush w': under('!flag.SuppressHush'),
      '/kernel/<<snap.kernel-snap>>/<<snap.kernel-snap>> r': under('snap.kernel-snap exists'),
      '/tool px -> /core/<<core-snap-revision>>/tool': under('host.core-snap exists'),
      '/** rw': [open],
      'change_profile unsafe /**': [sorted(`feature.unsafe & ${open}`)],
      change_profile: [sorted(`!feature.unsafe & ${open}`)],
      '/jail r': ['snap.classic & snap.jailmode'],
      '/remote r': ['host.home-is-remote & !snap.classic'],
      '/kept rw': ['!snap.classic & system ne classic'],
      'deny /trace r': under('flag.SuppressTrace & !flag.UsesTrace'),
      '/users r': under('snap.system-usernames exists'),
      // What interfaces add does not count where their snippets are passed over, and neither does this.
      snippets: strict,
      '"/laid<<snap.layout.path>>" rw': [
        '!snap.classic & snap.layout exists & snap.layout.bind exists',
        '!snap.classic & snap.layout exists & snap.layout.type eq tmpfs',
        'snap.jailmode & snap.layout exists & snap.layout.bind exists',
        'snap.jailmode & snap.layout exists & snap.layout.type eq tmpfs',
      ].sort(),
      'deny /mounts r': ['!snap.classic & !snap.devmode', 'snap.jailmode'],
    });
    expect(template('app').leftOut).toEqual([]);
  });

  it('tells where each rule stands', () => {
    const places = template('app').placed.map(({ fact, file, line }) => [textOf(fact), fact.at, file, line]);
    expect(places).toEqual(
      expect.arrayContaining([
        ['/common r', 'commonTemplate', 'interfaces/apparmor/template.go', 8],
        ['deny /hush w', 'hushSnippet', 'interfaces/apparmor/template.go', 40],
        ['/remote r', 'RemoteSnippet', 'sandbox/apparmor/profile.go', 12],
        ['deny /mounts r', 'baseSnippets', 'interfaces/apparmor/template.go', 66],
        [
          '/kernel/<<snap.kernel-snap>>/<<snap.kernel-snap>> r',
          'Backend.addContent',
          'interfaces/apparmor/backend.go',
          lineOf('interfaces/apparmor/backend.go', '/kernel/%[1]s'),
        ],
      ]),
    );
  });

  it('has a base text that any text of an interface replaces', () => {
    const [base] = template('app').placed.filter(({ fact }) => fact.replaces !== undefined);
    expect(base?.fact).toMatchObject({ replaces: 'mounts', priority: -1, effect: 'deny' });
  });

  it.each([
    [
      'a text that is not known',
      'backend',
      'return hushSnippet',
      'return weather()',
      'Backend.addContent: a rule of the text: a path without permissions',
    ],
    [
      'a flag that nobody sets',
      'backend',
      'spec.SuppressHush()',
      'spec.Gone()',
      'Backend.addContent: Gone of the specification is not followed',
    ],
    [
      'a text with placeholders that is computed',
      'backend',
      'policy := coreTemplate',
      'policy := made(5)',
      'Backend.addContent: the text with placeholders is not known',
    ],
    [
      'a rule that is not understood',
      'template',
      '  /common r,',
      '  /common nonsense here,',
      'commonTemplate: a rule of the text: "nonsense" is no set of file permissions',
    ],
  ])('leaves out by name %s', (_, file, from, to, why) => {
    const { leftOut } = changed('app', `interfaces/apparmor/${file}.go`, from, to);
    expect(leftOut).toEqual([why]);
  });

  it('says when a tree has none', () => {
    for (const one of importTemplates(parser, memoryTree({}))) {
      expect(one.placed).toEqual([]);
      expect(one.leftOut.length).toBeGreaterThan(0);
    }
  });
});

describe('the profile of snap-update-ns', () => {
  it('has what its template, layouts and renamed snaps add', () => {
    expect(told('snap-update-ns')).toEqual({
      'flag attach_disconnected': [''],
      '/locks/<<snap.instance-name>> krw': [''],
      '"<<host.overlay-root>>/" r': ['host.overlay-root exists'],
      snippets: [''],
      '/renamed/<<snap.instance-name>>/of/<<snap.name>> r': ['snap.instance-key exists'],
      'umount "/from<<snap.layout.bind>>/to<<snap.layout.path>>"': ['snap.layout exists & snap.layout.bind exists'],
      'mimic <<snap.layout.path>>': ['snap.layout exists & snap.layout.bind exists'],
      '"/fresh<<snap.layout.path>>" w': ['snap.layout exists & snap.layout.bind missing & snap.layout.type eq tmpfs'],
    });
    const { placed, leftOut } = template('snap-update-ns');
    expect(leftOut).toEqual([]);
    expect(new Set(placed.map(({ fact }) => fact.backend))).toEqual(new Set(['apparmor-update-ns']));
  });
});

describe('the filter of system calls', () => {
  it('has each line under the conditions under which the code writes it', () => {
    expect(told('seccomp')).toEqual({
      accept: [''],
      '~ioctl - TIOCSTI': [''],
      snippets: [''],
      '@complain': ['snap.devmode & !snap.jailmode'],
      setuid: ['snap.system-usernames missing'],
      'setuid u:<<snap.system-usernames.name>>': ['snap.system-usernames exists'],
      bind: ['host.apparmor-level ne full'],
      socketcall: [
        'host.architecture eq sparc',
        'host.architecture in i386,s390x & host.kernel-older-than-4-3',
        'host.architecture in i386,s390x & snap.base eq core',
        'host.architecture in i386,s390x & snap.base missing',
      ],
    });
    expect(template('seccomp').leftOut).toEqual([]);
  });
});

describe('the profile of snap-confine', () => {
  it('has the file of the source, what becomes of it in the snap, and what is added for the host', () => {
    expect(told('snap-confine')).toEqual({
      'include <tunables/global>': [''],
      '@{ROOM}=/room': [''],
      'flag attach_disconnected': [''],
      '<<tool-dir>>/tool mr': [''],
      'hat: /hat r': [''],
      '/usr/lib/tool mr': ['host.reexec'],
      'capability bpf': ['feature.cap-bpf'],
    });
    expect(template('snap-confine').leftOut).toEqual([]);
  });

  it('says when the parts for the host are written in a way that is not followed', () => {
    const { leftOut } = changed(
      'snap-confine',
      'sandbox/apparmor/profile.go',
      'EnsureDirState(SnapConfineAppArmorDir, "*", policy)',
      'Write(policy)',
    );
    expect(leftOut).toEqual(['what is added to the profile for the host is not found']);
  });
});

function sorted(conjunction: string): string {
  const name = (condition: string): string => condition.replace('!', '');
  return conjunction
    .split(' & ')
    .sort((a, b) => (name(a) < name(b) ? -1 : 1))
    .join(' & ');
}

function lineOf(file: string, part: string): number {
  return (MADE_UP[file] ?? '').split('\n').findIndex((line) => line.includes(part)) + 1;
}
