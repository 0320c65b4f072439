import type { AddonStatement, ExplanationKind, ExportLine, Identity, Report } from '@whyblocked/contract';
import { limits } from '@whyblocked/contract';
import type { ServerDeps } from '../server-deps.ts';

/** What everybody may see. */
const ANYBODY: Identity = { name: 'anonymous', role: 'anonymous' };
const KINDS: readonly ExplanationKind[] = ['cause', 'issue', 'noise', 'judgement'];

type Content = Exclude<ExportLine, { kind: 'export' | 'end' }>;
export type ExportSources = Pick<ServerDeps, 'verbs' | 'addons' | 'community'>;

/** The database could not be read to its end. */
export class CommunityLost extends Error {}

/** All that is known, one entity after the other, as the API tells each. */
export async function* exportLines(sources: ExportSources): AsyncGenerator<Content, void, undefined> {
  yield* interfaceLines(sources);
  yield* explanationLines(sources);
  yield* addonLines(sources);
  yield* reportLines(sources);
}

async function* interfaceLines({ verbs }: ExportSources): AsyncGenerator<Content> {
  for (const { name } of (await verbs.listInterfaces()).interfaces) {
    const value = await verbs.getInterface(name);
    if (value) yield { kind: 'interface', value };
  }
}

async function* explanationLines({ verbs }: ExportSources): AsyncGenerator<Content> {
  for (const kind of KINDS) {
    for (const { slug } of (await verbs.listExplanations(kind)).explanations) {
      const value = await verbs.getExplanation(kind, slug);
      if (value) yield { kind, value };
    }
  }
}

async function* addonLines({ addons }: ExportSources): AsyncGenerator<Content> {
  const said: AddonStatement[] = [];
  for (const { repository, name } of (await addons.listAddons()).addons) {
    const found = await addons.getAddon(`${repository}/${name}`);
    if (!found.ok) continue;
    const { statements, ...value } = found.value;
    said.push(...statements);
    yield { kind: 'addon', value };
  }
  for (const value of said) yield { kind: 'statement', value };
}

async function* reportLines({ community }: ExportSources): AsyncGenerator<Content> {
  for await (const value of acceptedReports(community)) yield { kind: 'report', value };
}

async function* acceptedReports(community: ExportSources['community']): AsyncGenerator<Report> {
  let cursor: string | undefined;
  do {
    const page = await community.listReports(
      { state: 'accepted', limit: limits.reportsPerPage, ...(cursor === undefined ? {} : { cursor }) },
      ANYBODY,
    );
    if (!page.ok) throw new CommunityLost(page.error.code);
    yield* page.value.reports;
    cursor = page.value.next;
  } while (cursor !== undefined);
}
