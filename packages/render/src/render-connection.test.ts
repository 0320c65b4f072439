import type { ConnectionAnswer } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { connectionAnswer, otherwise } from './connection-answer.fixture.ts';
import { renderConnection } from './render-connection.ts';
import { connectionFailureSentence } from './sentences/connection-failure-sentence.ts';

const render = (parts: Partial<ConnectionAnswer>) => renderConnection(connectionAnswer(parts));
const asked = { snapd: '2.77', system: 'classic' } as const;

describe('renderConnection', () => {
  it('tells the status, the command, and the rules', () => {
    expect(render({})).toBe(`camera on a classic system: connected by hand.

  Whoever administers the machine connects it:

      sudo snap connect SNAP:camera

By the declarations of snapd 2.77:

  A snap with the plug may be installed (no rule speaks of it).

  It may be connected by hand (the rules of the slot do not speak of it).

  It is not connected by itself (deny-auto-connection in the rules of the slot).
`);
  });

  it.each([
    [{ status: 'auto', autoConnects: true }, 'as long as no second slot qualifies'],
    [{ status: 'auto', autoConnects: true, slotsPerPlug: 'any' }, 'to every slot that qualifies'],
    [{ status: 'store-connect', connectable: false }, 'The publisher of the snap asks the store'],
    [{ status: 'store-install', installable: false }, 'snapd refuses to install the snap from the store'],
    [{ hostDecides: true }, 'depends on the host'],
    [{ status: 'unavailable', provider: null }, 'no snap is meant to have one'],
    [{ status: 'unavailable', provider: 'system', asked: { ...asked, provider: 'system' } }, 'system has no slot'],
    [
      { status: 'unavailable', provider: 'app', asked: { ...asked, provider: 'app' } },
      'on an app snap. The system has',
    ],
    [{ status: 'gadget', provider: 'gadget', slotInstallable: true }, 'sudo snap connect SNAP:camera GADGET:camera'],
    [{ status: 'provider', provider: 'app' }, 'for which it needs a declaration of the store'],
    [{ status: 'provider', provider: 'app', autoConnects: true }, 'It is then connected by itself.'],
    [{ status: 'provider', provider: 'app', connectable: false }, 'one of the snaps needs a declaration'],
    [{ status: 'provider', provider: 'app' }, '      snap interface camera'],
    [
      { provider: 'app', asked: { ...asked, provider: 'app' } },
      'camera with the slot of an app snap on a classic system',
    ],
    [{ provider: 'app', asked: { ...asked, provider: 'app' } }, 'The snap with the slot needs a declaration'],
  ] as const)('%j: %s', (parts, text) => {
    expect(render(parts as Partial<ConnectionAnswer>)).toContain(text);
  });

  it('repeats what was asked, on one line whatever it holds', () => {
    const text = render({
      asked: {
        snapd: '2.77',
        system: 'core',
        dangerous: true,
        samePublisher: true,
        plugAttributes: { read: 'a\n\u001b[2J', units: ['x'] },
        slotAttributes: { on: true },
      },
    });
    expect(text).toContain(
      'Asked with "read: a\\u{a}\\u{1b}[2J" at the plug, "units: ["x"]" at the plug, "on: true" at the slot, one publisher of both snaps, the snap installed from a file with --dangerous.',
    );
    expect(text).toMatch(/^camera on Ubuntu Core:/);
  });

  it('tells how to try what the store has not granted, and does not repeat it among the changes', () => {
    const dangerous = otherwise({ kind: 'dangerous' });
    const text = render({ status: 'store-install', otherwise: [dangerous] });
    expect(text).toContain('needs no declaration, and this connects it:\n\n      sudo snap connect SNAP:camera');
    expect(text).not.toContain('What would change that');
    const auto = otherwise({ kind: 'dangerous' }, { status: 'auto', autoConnects: true });
    expect(render({ status: 'store-connect', otherwise: [auto] })).toContain('and is connected by itself.');
    expect(render({ status: 'provider', provider: 'app', otherwise: [auto] })).toContain('Installed from a file');
  });

  it('tells what would change the answer', () => {
    const attribute = { side: 'plug', attribute: 'read' } as const;
    const text = render({
      otherwise: [
        otherwise({ kind: 'attribute', ...attribute, value: 'all' }, { status: 'store-connect' }),
        otherwise({ kind: 'attribute-set', ...attribute }, { installable: false }),
        otherwise({ kind: 'attribute-unset', ...attribute }, { slotInstallable: true }),
        otherwise({ kind: 'attribute-equal', ...attribute, other: 'read' }, { autoConnects: true }),
        otherwise({ kind: 'attribute-equal', ...attribute, other: 'tag' }, { connectable: false }),
        otherwise({ kind: 'same-publisher' }, { autoConnects: true }),
        otherwise({ kind: 'system', system: 'core' }, { status: 'unavailable' }),
      ],
    });
    expect(text.split('What would change that:')[1]?.trim().split(/\n\s+/)).toEqual([
      'With "read: all" at the plug: connected only for snaps to which the store has granted it.',
      'With any "read" at the plug: only snaps to which the store has granted it may be installed with the plug.',
      'Without "read" at the plug: a snap with the slot may be installed as it is.',
      'Where "read" of the plug is the same at the other side: it is connected by itself.',
      'Where "read" of the plug is what "tag" is at the other side: connecting it by hand needs a declaration of the store.',
      'If one publisher owns both snaps: it is connected by itself.',
      'On Ubuntu Core: cannot be connected on this system.',
    ]);
  });

  it('names the rules in each form', () => {
    const reason = { decides: 'connection', side: 'plug', source: 'base', constraints: [] as string[] } as const;
    const text = render({
      because: [
        { ...reason, allowed: true, kind: 'dangerous', side: null, source: null, constraints: [] },
        { ...reason, allowed: false, kind: 'allow-connection', constraints: ['plug-names', 'on-store'] },
        { ...reason, allowed: true, kind: 'allow-connection', source: 'store', constraints: ['on-classic'] },
        { ...reason, allowed: false, kind: 'code', side: null, source: null, constraints: [] },
      ],
    });
    expect(text).toContain('It may be connected by hand (not checked of a snap from a file).');
    expect(text).toContain('(allow-connection in the rules of the plug does not hold, by plug-names and on-store).');
    expect(text).toContain("(allow-connection in the store's rules of the plug, by on-classic).");
    expect(text).toContain('(the code of the interface refuses it).');
  });

  it('sees where the plug is that of the system', () => {
    const [installation, ...rest] = connectionAnswer().because;
    if (!installation) throw new Error('no reason');
    const because = [
      { ...installation, allowed: false, kind: 'allow-installation' as const, constraints: ['plug-snap-type'] },
      ...rest,
    ];
    const text = render({ status: 'store-install', because, otherwise: [otherwise({ kind: 'dangerous' })] });
    expect(text).toContain('The system itself has the plug');
    expect(text).not.toContain('sudo');
  });
});

it('says why there is no answer', () => {
  const unknown = { code: 'unknown-interface', interface: 'camra' } as const;
  expect(connectionFailureSentence({ ...unknown, near: ['camera', 'home'] })).toBe(
    'snapd has no interface "camra". Perhaps you mean camera or home.',
  );
  expect(connectionFailureSentence({ ...unknown, near: [] })).toBe('snapd has no interface "camra".');
  expect(connectionFailureSentence({ code: 'unknown-release', release: '1.0', known: ['2.77'] })).toContain('2.77');
});
