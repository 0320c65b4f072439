import { describe, expect, it } from 'vitest';
import { problemKinds } from '../errors/problem-kinds.ts';
import { exampleInterfaceDetail } from '../openapi/example-answers.ts';
import { fakeServer, fakeVerbs } from '../server.fixture.ts';

const page = async (path: string, deps: Parameters<typeof fakeServer>[0] = {}) =>
  (await fakeServer(deps).app.request(path, { headers: { Accept: 'text/html' } })).text();

describe('the pages of knowledge', () => {
  it('list the interfaces, each with a link', async () => {
    expect(await page('/interfaces')).toContain('<a href="/interfaces/mount-observe">mount-observe</a>');
  });

  it('show the rules of an interface and where they stand', async () => {
    const shown = await page('/interfaces/mount-observe');
    expect(shown).toContain('<code>/etc/fstab r</code>');
    expect(shown).toContain('https://github.com/canonical/snapd/blob/2.77/interfaces/builtin/mount_observe.go#L72');
    expect(shown).not.toContain('computed at run time');
  });

  it('say where knowledge is missing and on what a rule depends', async () => {
    const { verbs } = fakeVerbs();
    const [rule] = exampleInterfaceDetail.policy;
    const getInterface = async () => ({
      ...exampleInterfaceDetail,
      complete: false,
      policy: rule
        ? [
            {
              ...rule,
              rule: '<b>@{PROC}/<<name>> r',
              profile: 'inner',
              conditions: [
                { fact: 'plug.attr.all', op: 'eq' as const, value: true },
                { fact: 'system', op: 'in' as const, value: ['classic', 'core'] },
              ],
            },
          ]
        : [],
    });
    const shown = await page('/interfaces/x', { verbs: { ...verbs, getInterface } });
    expect(shown).toContain('computed at run time');
    expect(shown).toContain('<code>&lt;b&gt;@{PROC}/&lt;&lt;name&gt;&gt; r</code>');
    expect(shown).toContain('in the profile inner; only if plug.attr.all is true; only if system is classic or core; ');
  });

  it('have none for an interface that is not known', async () => {
    expect(await page('/interfaces/nothing')).toContain('<h1>No such interface</h1>');
  });

  it('explain every code of a problem', async () => {
    const shown = await page('/problems');
    for (const code of Object.keys(problemKinds)) expect(shown).toContain(`<tr id="${code}">`);
  });
});
