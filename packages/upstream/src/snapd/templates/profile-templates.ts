import { parsePolicyFile } from '@whyblocked/confinement';
import type { GoDeclaration, GoPackage } from '../../go/go-package.ts';
import { text } from '../../go/go-text.ts';
import { type Conjunction, conjoin, simplified } from '../../go/policy-condition.ts';
import { type Followed, followBackend, functionsWith } from './follow-backend.ts';
import type { ImportedTemplate } from './imported-template.ts';
import type { PolicyText } from './policy-text.ts';
import { templateOfTexts } from './template-of-texts.ts';
import type { TemplateSource } from './template-source.ts';

/** The profiles of apps and hooks, and that of snap-update-ns, with what snapd derives from the snap itself. */
export function profileTemplates({ apparmor, others }: TemplateSource): readonly ImportedTemplate[] {
  const follow = (declaration: GoDeclaration): Followed => followBackend(apparmor, others, declaration, 'apparmor');
  const profiles = functionsWith(apparmor, '.ReplaceAllStringFunc(').map(follow);
  const derived = [...functionsWith(apparmor, 'spec.AddBasePrioritizedSnippet('), ...derivedRules(apparmor)].map(
    follow,
  );
  const added = derived.flatMap((one) => one.texts);
  const ofApp = textsOf(profiles.filter((one) => !isUpdateNs(one)));
  const ofUpdateNs = textsOf(profiles.filter(isUpdateNs));
  const left = [...profiles, ...derived].flatMap(({ leftOut }) => leftOut);
  const addedToApp = added.filter(({ language }) => language === 'apparmor');
  const addedToUpdateNs = added.filter(({ language }) => language !== 'apparmor');
  return [
    templateOfTexts(
      'template',
      'app',
      [...ofApp, ...asSnippets(addedToApp, ofApp)],
      [...left, ...missing(ofApp, addedToApp)],
    ),
    templateOfTexts(
      'template',
      'snap-update-ns',
      [...ofUpdateNs.map(inUpdateNs), ...addedToUpdateNs],
      [...left, ...missing(ofUpdateNs, addedToUpdateNs)],
    ),
  ];
}

/** Methods that add to a specification what follows from the snap itself, and from no interface. */
function derivedRules(apparmor: GoPackage): readonly GoDeclaration[] {
  const names = functionsWith(apparmor, 'spec.(*Specification).').flatMap(({ node }) =>
    [...node.text.matchAll(/spec\.\(\*Specification\)\.(\w+)\(/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set(names)].flatMap((name) => apparmor.methods.get(`Specification.${name}`) ?? []);
}

/** Each release has both; one that cannot be found is left out, and not without a word. */
function missing(profile: readonly PolicyText[], added: readonly PolicyText[]): readonly string[] {
  return [
    ...(profile.length === 0 ? ['interfaces/apparmor: what puts the profile together is not found'] : []),
    ...(added.length === 0 ? ['interfaces/apparmor: what is derived from the snap is not found'] : []),
  ];
}

function textsOf(followed: readonly Followed[]): readonly PolicyText[] {
  return followed.flatMap(({ texts }) => texts);
}

function isUpdateNs({ texts }: Followed): boolean {
  return texts.some((one) => parsePolicyFile(one.text.text).heads[0]?.name.startsWith('snap-update-ns') === true);
}

/** What is added as interfaces add theirs counts where theirs does: classic confinement passes over all of it. */
function asSnippets(added: readonly PolicyText[], profile: readonly PolicyText[]): readonly PolicyText[] {
  const where = simplified(
    profile.filter(({ language }) => language === 'snippets').map(({ conditions }) => conditions),
  );
  return added.flatMap((one) =>
    where.flatMap((conditions) => {
      const both = conditions.reduce<Conjunction | undefined>(
        (now, condition) => now && conjoin(now, condition),
        one.conditions,
      );
      return both ? [{ ...one, conditions: both }] : [];
    }),
  );
}

function inUpdateNs(part: PolicyText): PolicyText {
  return part.language === 'snippets'
    ? { ...part, text: text('apparmor-update-ns') }
    : { ...part, language: 'apparmor-update-ns' };
}
