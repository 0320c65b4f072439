import { followBackend, functionsWith } from './follow-backend.ts';
import type { ImportedTemplate } from './imported-template.ts';
import { templateOfTexts } from './template-of-texts.ts';
import type { TemplateSource } from './template-source.ts';

/** The filter of system calls that every app and hook has, before interfaces add to it. */
export function seccompTemplate({ seccomp, others }: TemplateSource): ImportedTemplate {
  const followed = functionsWith(seccomp, 'generateContent(')
    .filter(({ name }) => name.startsWith('Backend.'))
    .map((declaration) => followBackend(seccomp, others, declaration, 'seccomp'));
  const texts = followed.flatMap((one) => one.texts);
  const missing = texts.length === 0 ? ['interfaces/seccomp: what puts the filter together is not found'] : [];
  return templateOfTexts('template', 'seccomp', texts, [...missing, ...followed.flatMap(({ leftOut }) => leftOut)]);
}
