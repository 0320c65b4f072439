import { parsePolicyFile } from '@whyblocked/confinement';
import { text } from '../../go/go-text.ts';
import type { GoParser } from '../../go/parse-go.ts';
import { type Conjunction, conjoin, simplified } from '../../go/policy-condition.ts';
import { type Followed, factsOfTexts, followBackend, functionsWith } from './follow-backend.ts';
import type { ImportedTemplate } from './imported-template.ts';
import type { PolicyText } from './policy-text.ts';
import { snapConfineTemplate } from './snap-confine-template.ts';
import type { SourceFiles } from './source-files.ts';
import { readTemplateSource, type TemplateSource } from './template-source.ts';

/** The policy of a snapd tree that is no interface's. */
export function importTemplates(parser: GoParser, files: SourceFiles): readonly ImportedTemplate[] {
  const source = readTemplateSource(parser, files);
  return [...profileTemplates(source), seccompTemplate(source), snapConfineTemplate(source)];
}

function profileTemplates({ apparmor, others }: TemplateSource): readonly ImportedTemplate[] {
  const follow = (declaration: Parameters<typeof followBackend>[2]): Followed =>
    followBackend(apparmor, others, declaration, 'apparmor');
  const filled = functionsWith(apparmor, '.ReplaceAllStringFunc(').map(follow);
  const base = functionsWith(apparmor, 'spec.AddBasePrioritizedSnippet(').map(follow);
  const derived = derivedRules(apparmor).map(follow);
  const isUpdateNs = ({ texts }: Followed): boolean =>
    texts.some(({ text }) => parsePolicyFile(text.text).heads[0]?.name.startsWith('snap-update-ns') === true);
  const ofApp = filled.filter((one) => !isUpdateNs(one));
  const ofUpdateNs = filled.filter(isUpdateNs);
  const app = [...ofApp, ...base, ...derived];
  const ofSnippets = [...base, ...derived]
    .flatMap(({ texts }) => texts)
    .filter(({ language }) => language === 'apparmor');
  const texts = ofApp.flatMap((one) => one.texts);
  return [
    template('app', [...texts, ...asSnippets(ofSnippets, texts)], app),
    template(
      'snap-update-ns',
      [
        ...ofUpdateNs.flatMap(({ texts }) => texts).map((text): PolicyText => inUpdateNs(text)),
        ...derived.flatMap(({ texts }) => texts).filter(({ language }) => language !== 'apparmor'),
      ],
      [...ofUpdateNs, ...derived],
    ),
  ];
}

/** What is added as interfaces add theirs counts where theirs does: classic confinement passes over all of it. */
function asSnippets(added: readonly PolicyText[], profile: readonly PolicyText[]): readonly PolicyText[] {
  const where = simplified(
    profile.filter(({ language }) => language === 'snippets').map(({ conditions }) => conditions),
  );
  return added.flatMap((text) =>
    where.flatMap((conditions) => {
      const both = conditions.reduce<Conjunction | undefined>(
        (now, condition) => now && conjoin(now, condition),
        text.conditions,
      );
      return both ? [{ ...text, conditions: both }] : [];
    }),
  );
}

function inUpdateNs(part: PolicyText): PolicyText {
  return part.language === 'snippets'
    ? { ...part, text: text('apparmor-update-ns') }
    : { ...part, language: 'apparmor-update-ns' };
}

/** Methods that add to a specification what follows from the snap itself, and from no interface. */
function derivedRules(apparmor: TemplateSource['apparmor']) {
  const names = new Set(
    functionsWith(apparmor, 'spec.(*Specification).').flatMap(({ node }) =>
      [...node.text.matchAll(/spec\.\(\*Specification\)\.(\w+)\(/g)].map((match) => match[1] ?? ''),
    ),
  );
  return [...names].flatMap((name) => apparmor.methods.get(`Specification.${name}`) ?? []);
}

function seccompTemplate({ seccomp, others }: TemplateSource): ImportedTemplate {
  const followed = functionsWith(seccomp, 'generateContent(')
    .filter(({ name }) => name.startsWith('Backend.'))
    .map((declaration) => followBackend(seccomp, others, declaration, 'seccomp'));
  return template(
    'seccomp',
    followed.flatMap(({ texts }) => texts),
    followed,
  );
}

function template(name: string, texts: readonly PolicyText[], followed: readonly Followed[]): ImportedTemplate {
  const { placed, leftOut } = factsOfTexts(texts);
  const all = [...followed.flatMap((one) => one.leftOut), ...leftOut];
  return { kind: 'template', name, placed, leftOut: [...new Set(all)].sort() };
}
