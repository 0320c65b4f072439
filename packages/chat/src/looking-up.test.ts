import { describe, expect, it } from 'vitest';
import { ALEX, addons, deps, HeardReply, textOf, verbs } from './chat.fixture.ts';
import { createChat } from './create-chat.ts';
import type { Typing } from './ports/inbound.ts';

async function lookUp(name: string, options: Readonly<Record<string, string | boolean>>) {
  const reply = new HeardReply();
  const told = await createChat(deps()).call({ id: '1', asker: ALEX, name, options, files: {} }, reply);
  return { reply, told, text: textOf(reply.card) };
}

describe('somebody looks up', () => {
  it('an interface: how it is connected, what it opens, its rules with their places', async () => {
    const { text, told } = await lookUp('interface', { name: 'camera' });
    expect(told).toMatchObject({ handler: 'interface', outcome: 'answered' });
    expect(text).toContain('### camera on a classic system: connected by hand.');
    expect(text).toContain('It opens 2 of 5, with 1 rule in snapd 2.77.');
    expect(text).toContain('interfaces/builtin/camera.go\\:38');
  });

  it('a cause', async () => {
    const { text } = await lookUp('cause', { slug: 'untolerated-taint' });
    expect(text).toContain('### No node is free of the taint TAINT');
  });

  it('an addon somewhere', async () => {
    const { text } = await lookUp('addon', { name: 'metallb', track: '1.32', confinement: 'nonsense' });
    expect(text).toContain('core/metallb on 1.32 strict amd64: broken (said by people, with evidence)');
  });

  it.each([
    ['interface', { name: 'camra' }, 'There is no interface "camra". Perhaps you mean camera.'],
    ['cause', { slug: 'untolerated taints' }, 'Perhaps you mean untolerated-taint.'],
    ['addon', { name: 'metalb' }, 'There is no addon "metalb". Perhaps you mean core/metallb.'],
    ['interface', { name: '@everyone **x**' }, 'There is no interface "\\@everyone \\*\\*x\\*\\*".'],
  ])('with %s what is not there, and is told what is near', async (name, options, words) => {
    const { text, told, reply } = await lookUp(name, options as Record<string, string>);
    expect(told.outcome).toBe('refused');
    expect(text).toContain(words);
    expect(reply.kinds).toEqual(['acknowledge', 'answer']);
  });

  it('privately', async () => {
    const { reply } = await lookUp('interface', { name: 'camera', private: true });
    expect(reply.said[0]).toEqual({ kind: 'acknowledge', visibility: 'private' });
  });
});

describe('somebody types into an option', () => {
  const type = (parts: Partial<Typing>) =>
    createChat(deps()).complete({
      asker: ALEX,
      command: 'interface',
      option: 'name',
      typed: '',
      options: {},
      ...parts,
    });

  it.each([
    [{ typed: 'cam' }, ['camera']],
    [{ typed: 'cmaera' }, ['camera']],
    [{ typed: 'control' }, ['network-control']],
    [{ typed: 'network b' }, ['network-bind']],
    [{ typed: 'zzzzzzzz' }, []],
    [{ command: 'addon', typed: 'metal' }, ['core/metallb']],
    [{ command: 'report', option: 'addon', typed: '' }, ['core/metallb']],
    [{ command: 'addon', option: 'track', typed: '' }, ['1.32', '1.31']],
    [{ command: 'cause', option: 'slug', typed: 'taint' }, ['untolerated-taint']],
    [{ command: 'cause', option: 'slug', typed: 'free of' }, ['untolerated-taint']],
    [{ command: 'other', typed: 'x' }, []],
  ])('%j', async (parts, values) => {
    expect((await type(parts)).map(({ value }) => value)).toEqual(values);
  });

  it('and gets at most 25 choices, each within bounds', async () => {
    const many = {
      ...verbs(),
      listExplanations: async () => ({
        version: 'test',
        explanations: Array.from({ length: 400 }, (_, n) => ({
          kind: 'cause' as const,
          slug: `taint-${n}`,
          title: '\u{1f600}'.repeat(80),
        })),
      }),
    };
    const chat = createChat(deps({ verbs: many }));
    const choices = await chat.complete({ asker: ALEX, command: 'cause', option: 'slug', typed: 'taint', options: {} });
    expect(choices).toHaveLength(25);
    for (const { name, value } of choices) {
      expect(name.length).toBeLessThanOrEqual(100);
      expect(name.isWellFormed()).toBe(true);
      expect(value).toMatch(/^taint-\d+$/);
    }
  });

  it('and gets nothing while the names cannot be had, and all of them later', async () => {
    let isDown = true;
    const flaky = {
      ...addons,
      listAddons: async () => {
        if (isDown) throw new Error('down');
        return addons.listAddons();
      },
    };
    const chat = createChat(deps({ addons: flaky }));
    const typing = { asker: ALEX, command: 'interface', option: 'name', typed: 'cam', options: {} };
    expect(await chat.complete(typing)).toEqual([]);
    isDown = false;
    expect(await chat.complete(typing)).toEqual([{ name: 'camera', value: 'camera' }]);
  });
});
