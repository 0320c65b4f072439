import { describe, expect, it } from 'vitest';
import { problemKinds } from '../errors/problem-kinds.ts';
import { explanationKinds } from '../explanation-kinds.ts';
import { exampleExplanation, exampleInterfaceDetail } from '../openapi/example-answers.ts';
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

  it.each(explanationKinds)('list $path with links, by layer', async ({ kind, path, title }) => {
    const shown = await page(`/${path}`);
    const { slug, layer } = exampleExplanation(kind);
    expect(shown).toContain(`<h1>${title}</h1>`);
    expect(shown).toContain(`<a href="/${path}/${slug}">`);
    if (layer !== undefined) expect(shown).toContain(`<h2>${layer}</h2>`);
    for (const other of explanationKinds) if (other.path !== path) expect(shown).toContain(`href="/${other.path}"`);
    expect(shown).toContain(`<span aria-current="page">${title}</span>`);
  });

  it('tell of a cause what it means, what helps, and where that comes from', async () => {
    const shown = await page('/causes/sched-untolerated-taint');
    expect(shown).toContain('<title>No node is free of a taint that the pod does not tolerate – whyblocked</title>');
    expect(shown).toContain('Nodes that have room carry the taint TAINT');
    expect(shown).toContain('<pre class="answer-command"><code>kubectl describe node NODE</code></pre>');
    expect(shown).toContain('  - key: TAINT');
    expect(shown).toContain('<a href="/causes/node-not-ready">node-not-ready</a>');
    expect(shown).toMatch(/<a href="https:\/\/github.com\/kubernetes\/kubernetes\/blob\/[^"]+" rel="noreferrer">/);
    expect(shown).not.toMatch(/<script|\sstyle=|\son[a-z]+=/i);
  });

  it('have none for what nobody wrote, and lead to what is of another kind', async () => {
    expect(await page('/causes/zzz')).toContain('<h1>Nothing of this name is written down</h1>');
    const moved = await fakeServer().app.request('/causes/sys-module-of-network-tools');
    expect([moved.status, moved.headers.get('location')]).toEqual([302, '/noise/sys-module-of-network-tools']);
  });

  it('say so where nothing is written down yet', async () => {
    const { verbs } = fakeVerbs();
    const listExplanations = async () => ({ version: 'x', explanations: [] });
    expect(await page('/noise', { verbs: { ...verbs, listExplanations } })).toContain('Nothing is written down yet.');
  });

  it('let nothing that is written become markup', async () => {
    const { verbs } = fakeVerbs();
    const hostile = '<script>x</script>"\'';
    const getExplanation = async () => ({
      ...exampleExplanation('cause'),
      title: hostile,
      means: hostile,
      layer: hostile,
    });
    const listExplanations = async () => ({
      version: 'x',
      explanations: [{ kind: 'cause' as const, slug: 'a', title: hostile, layer: hostile }],
    });
    const deps = { verbs: { ...verbs, getExplanation, listExplanations } };
    expect((await page('/causes', deps)) + (await page('/causes/a', deps))).not.toContain('<script');
  });

  it('explain every code of a problem', async () => {
    const shown = await page('/problems');
    for (const code of Object.keys(problemKinds)) expect(shown).toContain(`<tr id="${code}">`);
  });
});
