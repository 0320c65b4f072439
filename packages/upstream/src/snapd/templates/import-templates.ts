import type { GoParser } from '../../go/parse-go.ts';
import type { SourceTree } from '../../source/source-tree.ts';
import type { ImportedTemplate } from './imported-template.ts';
import { profileTemplates } from './profile-templates.ts';
import { seccompTemplate } from './seccomp-template.ts';
import { snapConfineTemplate } from './snap-confine-template.ts';
import { readTemplateSource } from './template-source.ts';

/**
 * The policy of a snapd tree that is no interface's: "app" (apps and hooks), "snap-update-ns", "seccomp", "snap-confine".
 * What interfaces add holds where a fact of kind "snippets" of the same backend does.
 */
export function importTemplates(parser: GoParser, files: SourceTree): readonly ImportedTemplate[] {
  const source = readTemplateSource(parser, files);
  return [...profileTemplates(source), seccompTemplate(source), snapConfineTemplate(source)];
}
